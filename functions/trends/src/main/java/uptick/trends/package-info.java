/// What people are turning to, scored: the Top 10, and the sweep that makes it.
///
/// Read [ScoreCollections] first for how rows come to be, [TrendsController] for how they are read.
@NullMarked
package uptick.trends;

import org.jspecify.annotations.NullMarked;
