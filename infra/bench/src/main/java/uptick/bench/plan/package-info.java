/// How long it takes to plan a run.
///
/// Read [PlanTopics].
@NullMarked
package uptick.bench.plan;

import org.jspecify.annotations.NullMarked;
