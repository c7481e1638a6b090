/// What came of trends, and how often calls of a kind were right, without any input or output.
///
/// Read [Flag] first, then [Scoreboard]. Imports the JDK and the scores' own values only.
@NullMarked
package uptick.trends.outcome;

import org.jspecify.annotations.NullMarked;
