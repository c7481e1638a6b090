/// The one way into the database: with a principal or as a job, under the function's role.
///
/// Read [InTransaction] first.
@NullMarked
package uptick.edge.transaction;

import org.jspecify.annotations.NullMarked;
