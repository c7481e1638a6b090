package uptick.collections;

import java.time.Instant;

import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.edge.lambda.JobHandler;
import uptick.edge.lambda.LeanContext;

/// The Lambda entry point of the morning's schedule: one event, one run, however often it is delivered.
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
    protected Answer run(Event event) {
        var scheduledFor = event.time();
        if (scheduledFor == null) {
            throw new IllegalArgumentException(
                    "a schedule event carries its time, this one does not");
        }
        return switch (bean(CollectTrends.class).collect(scheduledFor)) {
            case CollectTrends.Outcome.Ended ended ->
                    new Answer(ended.collectionId().toString(), ended.status());
            case CollectTrends.Outcome.AlreadyTaken taken ->
                    new Answer(taken.collectionId().toString(), "already_taken");
            case CollectTrends.Outcome.TakenOver over ->
                    new Answer(over.collectionId().toString(), "taken_over");
        };
    }

    /// What is read of the schedule's event.
    ///
    /// @param time when the schedule meant it to happen
    @Serdeable
    public record Event(@Nullable Instant time) {}

    /// What came of the event, for the log.
    ///
    /// @param status `completed`, `failed`, `already_taken` or `taken_over`
    @Serdeable(naming = SnakeCaseStrategy.class)
    public record Answer(String collectionId, String status) {}
}
