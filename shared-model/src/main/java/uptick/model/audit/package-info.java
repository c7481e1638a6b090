/// The audit chain: [AuditLog] is its one door, append-only.
///
/// Imports Micronaut Data.
@NullMarked
package uptick.model.audit;

import org.jspecify.annotations.NullMarked;
