/// How the recorded days of 2017 become mornings that end today.
///
/// Read [SampleCalendar]; there is nothing else. Imports the JDK only.
@NullMarked
package uptick.local.sample.calendar;

import org.jspecify.annotations.NullMarked;
