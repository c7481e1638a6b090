/// Units of metered APIs: the day's ledger, and reservations that know whose they are.
///
/// Read [QuotaReservations] first. Imports Micronaut Data.
@NullMarked
package uptick.model.quota;

import org.jspecify.annotations.NullMarked;
