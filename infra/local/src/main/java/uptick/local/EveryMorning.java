package uptick.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

import io.micronaut.context.ApplicationContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.collections.run.StartRun;
import uptick.collections.run.Sweep;
import uptick.trends.ResolveOutcomes;
import uptick.trends.ScoreCollections;

/// Does what the schedules do on AWS: in a live run the collection of the latest 06:00 UTC, once; the sweep over runs that
/// were left behind, and the one that scores. Called often; a run that has ended is not run again, one that was missed while
/// the machine slept is made up for.
final class EveryMorning implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(EveryMorning.class);
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private final ApplicationContext context;
    private final Clock clock;
    private final boolean isLive;

    EveryMorning(ApplicationContext context, Clock clock, boolean isLive) {
        this.context = context;
        this.clock = clock;
        this.isLive = isLive;
    }

    @Override
    public void run() {
        try {
            if (isLive) {
                context.getBean(StartRun.class).onSchedule(latestMorning(clock.instant()));
            } else {
                context.getBean(Sweep.class).sweep();
            }
            context.getBean(ScoreCollections.class).score();
            context.getBean(ResolveOutcomes.class).resolve();
        } catch (RuntimeException failure) {
            // An executor drops a task that throws, and the mornings with it: the next minute tries
            // again.
            LOG.error("Collecting, sweeping or scoring failed and is tried again", failure);
        }
    }

    static Instant latestMorning(Instant now) {
        var today = now.atOffset(ZoneOffset.UTC).with(MORNING).toInstant();
        return today.isAfter(now) ? today.minus(Duration.ofDays(1)) : today;
    }
}
