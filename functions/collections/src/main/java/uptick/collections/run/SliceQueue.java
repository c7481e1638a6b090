package uptick.collections.run;

import java.util.List;
import java.util.UUID;

/// Wakes workers. A message is a nudge and nothing more: which slices there are to do, the rows say.
public interface SliceQueue {

    /// Sends one nudge for each of these, after the commit of what they are about. Where that does not succeed it is
    /// logged, and no more: the next sweep sends them again.
    ///
    /// @param collectionIds the run of each waiting slice, as often as it has such slices
    void nudge(List<UUID> collectionIds);
}
