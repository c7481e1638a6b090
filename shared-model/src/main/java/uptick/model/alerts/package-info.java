/// What somebody must hear of: [Alert], raised by whoever notices, answered by its user or an operator.
///
/// Read [Alerts] first.
@NullMarked
package uptick.model.alerts;

import org.jspecify.annotations.NullMarked;
