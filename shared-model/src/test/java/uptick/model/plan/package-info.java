/// Tests of how the server carries out the repositories' own queries, on tables of a size that tells.
///
/// Read [PlansTest] first.
@NullMarked
package uptick.model.plan;

import org.jspecify.annotations.NullMarked;
