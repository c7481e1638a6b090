package uptick.collections;

import java.time.Duration;
import java.time.Instant;

import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.collections.run.StartRun;
import uptick.collections.run.StartRun.Started;
import uptick.edge.lambda.JobHandler;
import uptick.edge.lambda.LeanContext;

/// The Lambda entry point of the morning's schedule: one event, one run, however often it is delivered. What the run asks
/// is then worked on slice by slice, see [WorkSlicesHandler].
public class CollectOnScheduleHandler
        extends JobHandler<CollectOnScheduleHandler.Event, CollectOnScheduleHandler.Answer> {

    /// Used by the Lambda runtime.
    public CollectOnScheduleHandler() {
        this(LeanContext.start());
    }

    /// Used where a context is there already.
    public CollectOnScheduleHandler(ApplicationContext context) {
        super(context, Event.class);
    }

    @Override
    protected Answer run(Event event, Duration timeLeft) {
        var scheduledFor = event.time();
        if (scheduledFor == null) {
            throw new IllegalArgumentException(
                    "a schedule event carries its time, this one does not");
        }
        return switch (bean(StartRun.class).onSchedule(scheduledFor)) {
            case Started.New(var run, var _) -> new Answer(run.toString(), "started");
            case Started.Before(var run) -> new Answer(run.toString(), "started_before");
            case Started.Overlaps(var run) -> new Answer(run.toString(), "overlaps");
        };
    }

    /// What is read of the schedule's event.
    ///
    /// @param time when the schedule meant it to happen
    @Serdeable
    public record Event(@Nullable Instant time) {}

    /// What came of the event, for the log.
    ///
    /// @param collectionId the run that answers the event, or the one that is under way in its place
    /// @param status `started`, `started_before` or `overlaps`
    @Serdeable(naming = SnakeCaseStrategy.class)
    public record Answer(String collectionId, String status) {}
}
