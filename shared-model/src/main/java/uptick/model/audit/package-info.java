/// The audit chain: [AuditLog] is the one door in, append-only; [AuditTrail] reads, for administrators.
///
/// Imports Micronaut Data.
@NullMarked
package uptick.model.audit;

import org.jspecify.annotations.NullMarked;
