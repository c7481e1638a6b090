/// Tests of what each API allows, what is used of it, and of the sweep over reservations.
@NullMarked
package uptick.quota;

import org.jspecify.annotations.NullMarked;
