/// What is watched and what was seen: [Topic], [DataCollection], [Observation].
///
/// Read [Observation] first. Rows are written by the collections function alone, through the writers.
@NullMarked
package uptick.model.collections;

import org.jspecify.annotations.NullMarked;
