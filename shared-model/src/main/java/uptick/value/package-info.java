/// Values that mean something by themselves: what makes two titles one topic, who a user is.
///
/// Read [TopicKey] first. Imports the JDK only.
@NullMarked
package uptick.value;

import org.jspecify.annotations.NullMarked;
