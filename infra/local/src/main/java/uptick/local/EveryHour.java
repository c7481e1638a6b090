package uptick.local;

import io.micronaut.context.ApplicationContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.collections.reddit.RecheckPosts;

/// Does what the schedule of every hour does on AWS: has deleted here what was deleted on Reddit.
final class EveryHour implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(EveryHour.class);

    private final RecheckPosts recheckPosts;

    EveryHour(ApplicationContext context) {
        this.recheckPosts = context.getBean(RecheckPosts.class);
    }

    @Override
    public void run() {
        try {
            recheckPosts.recheck();
        } catch (RuntimeException failure) {
            // An executor drops a task that throws: the next hour tries again.
            LOG.error("Asking Reddit for what it deleted failed and is tried again", failure);
        }
    }
}
