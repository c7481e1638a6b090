/// What charts show that may be topics, and which of it to take, without any input or output.
///
/// Read [TopicTerm] first, then [SharedTerms] and [FuseRanks]. Imports the JDK and our values only.
@NullMarked
package uptick.collections.discover;

import org.jspecify.annotations.NullMarked;
