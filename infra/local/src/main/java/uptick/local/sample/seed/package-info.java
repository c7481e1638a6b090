/// Chance that falls the same in every run.
///
/// Read [Seed]; there is nothing else. Imports the JDK only.
@NullMarked
package uptick.local.sample.seed;

import org.jspecify.annotations.NullMarked;
