/// What every function's edge shares. Each part is a package of its own; here are only the settings that all of
/// them start with: [EdgeDefaults].
@NullMarked
package uptick.edge;

import org.jspecify.annotations.NullMarked;
