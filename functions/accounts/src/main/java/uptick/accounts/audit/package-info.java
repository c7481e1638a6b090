/// The audit chain, read and checked by administrators.
///
/// Read [AuditController] first.
@NullMarked
package uptick.accounts.audit;

import org.jspecify.annotations.NullMarked;
