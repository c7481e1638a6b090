/// The forty recorded days of the chart, cleaned of what a spreadsheet did to them.
///
/// Read [TrendingSnapshots] first, then [RowCleaner]. Imports the JDK and commons-csv only.
@NullMarked
package uptick.local.sample.snapshot;

import org.jspecify.annotations.NullMarked;
