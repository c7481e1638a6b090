package uptick.collections.run;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The queue of a process that does everything itself: each nudge is worked on by one of a few threads.
@Singleton
@Requires(missingBeans = SliceQueue.class)
public final class InProcessSliceQueue implements SliceQueue {

    private static final Logger LOG = LoggerFactory.getLogger(InProcessSliceQueue.class);
    /* As many as there are sources, and some for those with more than one slice: most of their time they wait. */
    private static final int WORKERS = 8;

    private final ExecutorService threads =
            Executors.newFixedThreadPool(WORKERS, Thread.ofVirtual().name("slices-", 0).factory());
    private final Phaser underWay = new Phaser(1);
    private final BeanProvider<WorkSlices> workers;
    private final Clock clock;

    InProcessSliceQueue(BeanProvider<WorkSlices> workers, Clock clock) {
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public void nudge(List<UUID> collectionIds) {
        // All of them before the first begins: who asks how many are at work is told of the others
        // too.
        underWay.bulkRegister(collectionIds.size());
        collectionIds.forEach(_ -> threads.execute(this::work));
    }

    private void work() {
        try {
            workers.get().workOne(clock.instant().plus(WorkSlices.ASKING));
        } catch (RuntimeException failure) {
            // The slice's lease runs out, and the next sweep finds it.
            LOG.error("A slice was left behind", failure);
        } finally {
            underWay.arriveAndDeregister();
        }
    }

    /// Waits until every nudge so far, and those that came of them, is worked on.
    public void awaitQuiet() {
        underWay.arriveAndAwaitAdvance();
    }

    /// How many workers are at work, those included that wait for a turn.
    public int atWork() {
        return Math.min(WORKERS, underWay.getRegisteredParties() - 1);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
