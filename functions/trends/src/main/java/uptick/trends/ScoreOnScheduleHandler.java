package uptick.trends;

import java.time.Duration;

import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.annotation.Serdeable;

import uptick.edge.lambda.JobHandler;
import uptick.edge.lambda.LeanContext;

/// The Lambda entry point of the scoring sweep. The event only says "look now": what is to be done stands in the
/// rows, so a lost or repeated event costs time and nothing else.
public class ScoreOnScheduleHandler
        extends JobHandler<ScoreOnScheduleHandler.Event, ScoreOnScheduleHandler.Answer> {

    /// Used by the Lambda runtime.
    public ScoreOnScheduleHandler() {
        this(LeanContext.start());
    }

    /// Used where a context is there already.
    public ScoreOnScheduleHandler(ApplicationContext context) {
        super(context, Event.class);
    }

    @Override
    protected Answer run(Event event, Duration timeLeft) {
        return new Answer(
                bean(ScoreCollections.class).score(), bean(ResolveOutcomes.class).resolve());
    }

    /// Of the schedule's event nothing is read.
    @Serdeable
    public record Event() {}

    /// What the sweep did, for the log.
    ///
    /// @param scored collections scored by this sweep
    /// @param resolved trends of which it found out what came of them
    @Serdeable
    public record Answer(int scored, int resolved) {}
}
