/// What to ask and how answers belong to topics, without any input or output.
///
/// Read [TopicMatcher] first. Imports the JDK and our values only.
@NullMarked
package uptick.collections.plan;

import org.jspecify.annotations.NullMarked;
