/// What is watched, what was seen and how it is collected: [Topic], [Observation], [CollectionSource], [Source].
///
/// Read [Observation] first. Rows are written by the collections function alone, through the writers.
@NullMarked
package uptick.model.collections;

import org.jspecify.annotations.NullMarked;
