package uptick.collections;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import uptick.collections.run.SliceQueue;

/// A queue whose messages nobody delivers: tests say when a worker comes.
final class KeptNudges implements SliceQueue {

    private final List<UUID> nudges = new CopyOnWriteArrayList<>();

    @Override
    public void nudge(List<UUID> collectionIds) {
        nudges.addAll(collectionIds);
    }

    /// The run of each nudge so far.
    List<UUID> nudges() {
        return List.copyOf(nudges);
    }

    void forget() {
        nudges.clear();
    }
}
