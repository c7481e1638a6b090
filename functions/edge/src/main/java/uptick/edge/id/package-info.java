/// Ids in addresses and parameters.
///
/// Read [IdConverter] first.
@NullMarked
package uptick.edge.id;

import org.jspecify.annotations.NullMarked;
