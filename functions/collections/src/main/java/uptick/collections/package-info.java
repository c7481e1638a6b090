/// Runs over the sources: what was seen of each topic, and why where nothing was.
///
/// Read [uptick.collections.run] first; [CollectOnScheduleHandler], [WorkSlicesHandler], [SweepHandler] and
/// [CollectionsController] are its edges.
@NullMarked
package uptick.collections;

import org.jspecify.annotations.NullMarked;
