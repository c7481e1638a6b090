/// How long a function that was not running takes to its first answer, against a handler with nothing but the
/// database driver. Read [ColdStart] first.
@NullMarked
package uptick.bench.coldstart;

import org.jspecify.annotations.NullMarked;
