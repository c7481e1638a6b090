package uptick.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

import io.micronaut.context.ApplicationContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.collections.CollectTrends;
import uptick.trends.ScoreCollections;

/// Does what the schedules do on AWS: the run of the latest 06:00 UTC, once, and the scoring sweep. Called often;
/// a run that has ended is not run again, one that was missed while the machine slept is made up for.
final class EveryMorning implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(EveryMorning.class);
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private final ApplicationContext context;
    private final Clock clock;

    EveryMorning(ApplicationContext context, Clock clock) {
        this.context = context;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            context.getBean(CollectTrends.class).collect(latestMorning(clock.instant()));
            context.getBean(ScoreCollections.class).score();
        } catch (RuntimeException failure) {
            // An executor drops a task that throws, and the mornings with it: the next minute tries
            // again.
            LOG.error("The morning's collection failed and is tried again", failure);
        }
    }

    static Instant latestMorning(Instant now) {
        var today = now.atOffset(ZoneOffset.UTC).with(MORNING).toInstant();
        return today.isAfter(now) ? today.minus(Duration.ofDays(1)) : today;
    }
}
