package uptick.quota;

import java.time.Duration;

import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.annotation.Serdeable;

import uptick.edge.lambda.JobHandler;
import uptick.edge.lambda.LeanContext;

/// The Lambda entry point of the sweep over reservations. The event only says "look now": a lost or repeated one costs
/// time and nothing else.
public class ExpireReservationsHandler
        extends JobHandler<ExpireReservationsHandler.Event, ExpireReservationsHandler.Answer> {

    /// Used by the Lambda runtime.
    public ExpireReservationsHandler() {
        this(LeanContext.start());
    }

    /// Used where a context is there already.
    public ExpireReservationsHandler(ApplicationContext context) {
        super(context, Event.class);
    }

    @Override
    protected Answer run(Event event, Duration timeLeft) {
        // Units that come back first: a day may have more left than it seems.
        var expired = bean(ExpireReservations.class).expire();
        return new Answer(expired, bean(RaiseQuotaAlerts.class).raise());
    }

    /// Of the schedule's event nothing is read.
    @Serdeable
    public record Event() {}

    /// What the sweep did, for the log.
    ///
    /// @param expired reservations that it ended
    /// @param alerts that are new
    @Serdeable
    public record Answer(int expired, int alerts) {}
}
