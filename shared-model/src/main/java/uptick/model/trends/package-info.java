/// Scored rows: [Trend], written by the trends function alone.
///
/// Read [Trends] first: the Top 10 is there.
@NullMarked
package uptick.model.trends;

import org.jspecify.annotations.NullMarked;
