package uptick.collections;

import java.time.Instant;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.function.aws.MicronautRequestHandler;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

import uptick.edge.lambda.LeanContext;

/// The Lambda entry point of the morning's schedule: one event, one run, however often it is delivered.
public class CollectOnScheduleHandler
        extends MicronautRequestHandler<ScheduledEvent, CollectOnScheduleHandler.Answer> {

    /// Used by the Lambda runtime.
    public CollectOnScheduleHandler() {}

    /// Used where a context is there already.
    public CollectOnScheduleHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    protected ApplicationContextBuilder newApplicationContextBuilder() {
        return LeanContext.builder();
    }

    @Override
    public Answer execute(ScheduledEvent event) {
        if (event.getTime() == null) {
            throw new IllegalArgumentException(
                    "a schedule event carries its time, this one does not");
        }
        var scheduledFor = Instant.ofEpochMilli(event.getTime().getMillis());
        return switch (getApplicationContext().getBean(CollectTrends.class).collect(scheduledFor)) {
            case CollectTrends.Outcome.Ended ended ->
                    new Answer(ended.collectionId().toString(), ended.status());
            case CollectTrends.Outcome.AlreadyTaken taken ->
                    new Answer(taken.collectionId().toString(), "already_taken");
            case CollectTrends.Outcome.TakenOver over ->
                    new Answer(over.collectionId().toString(), "taken_over");
        };
    }

    /// What came of the event, for the log.
    ///
    /// @param status `completed`, `failed`, `already_taken` or `taken_over`
    @Serdeable(naming = SnakeCaseStrategy.class)
    public record Answer(String collectionId, String status) {}
}
