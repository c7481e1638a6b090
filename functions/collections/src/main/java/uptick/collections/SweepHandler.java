package uptick.collections;

import java.time.Duration;

import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.annotation.Serdeable;

import uptick.collections.run.Sweep;
import uptick.edge.lambda.JobHandler;
import uptick.edge.lambda.LeanContext;

/// The Lambda entry point of the sweep: finds what was left behind, however often it is called.
public class SweepHandler extends JobHandler<SweepHandler.Event, SweepHandler.Answer> {

    /// Used by the Lambda runtime.
    public SweepHandler() {
        this(LeanContext.start());
    }

    /// Used where a context is there already.
    public SweepHandler(ApplicationContext context) {
        super(context, Event.class);
    }

    @Override
    protected Answer run(Event event, Duration timeLeft) {
        var swept = bean(Sweep.class).sweep();
        return new Answer(swept.ended(), swept.nudged());
    }

    /// Nothing is read of the schedule's event: a sweep is as of now.
    @Serdeable
    public record Event() {}

    /// What came of it, for the log.
    ///
    /// @param ended runs that took longer than they may
    /// @param nudged slices that wait for a worker
    @Serdeable
    public record Answer(int ended, int nudged) {}
}
