/// What a login costs, what it gives away by its time, and what it leaves for others.
@NullMarked
package uptick.bench.login;

import org.jspecify.annotations.NullMarked;
