/// What to ask and how answers belong to topics, without any input or output.
///
/// Read [Planner] first, then [TopicMatcher]. Imports the JDK and our values only.
@NullMarked
package uptick.collections.plan;

import org.jspecify.annotations.NullMarked;
