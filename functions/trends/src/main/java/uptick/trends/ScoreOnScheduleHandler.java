package uptick.trends;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.function.aws.MicronautRequestHandler;
import io.micronaut.serde.annotation.Serdeable;

import uptick.edge.lambda.LeanContext;

/// The Lambda entry point of the scoring sweep. The event only says "look now": what is to be done stands in the
/// rows, so a lost or repeated event costs time and nothing else.
public class ScoreOnScheduleHandler
        extends MicronautRequestHandler<ScheduledEvent, ScoreOnScheduleHandler.Answer> {

    /// Used by the Lambda runtime.
    public ScoreOnScheduleHandler() {}

    /// Used where a context is there already.
    public ScoreOnScheduleHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    protected ApplicationContextBuilder newApplicationContextBuilder() {
        return LeanContext.builder();
    }

    @Override
    public Answer execute(ScheduledEvent event) {
        return new Answer(getApplicationContext().getBean(ScoreCollections.class).score());
    }

    /// What the sweep did, for the log.
    ///
    /// @param scored collections scored by this sweep
    @Serdeable
    public record Answer(int scored) {}
}
