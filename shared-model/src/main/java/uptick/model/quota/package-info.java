/// The ledger of units per API and provider day: [QuotaLedger].
///
/// Imports Micronaut Data.
@NullMarked
package uptick.model.quota;

import org.jspecify.annotations.NullMarked;
