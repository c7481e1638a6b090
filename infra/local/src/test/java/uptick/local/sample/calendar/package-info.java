@NullMarked
package uptick.local.sample.calendar;

import org.jspecify.annotations.NullMarked;
