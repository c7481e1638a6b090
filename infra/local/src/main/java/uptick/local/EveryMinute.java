package uptick.local;

import io.micronaut.context.ApplicationContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.quota.ExpireReservations;
import uptick.quota.RaiseQuotaAlerts;

/// Does what the schedule of every minute does on AWS: ends reservations of workers that died, and tells of days that run
/// low.
final class EveryMinute implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(EveryMinute.class);

    private final ExpireReservations expireReservations;
    private final RaiseQuotaAlerts raiseQuotaAlerts;

    EveryMinute(ApplicationContext context) {
        this.expireReservations = context.getBean(ExpireReservations.class);
        this.raiseQuotaAlerts = context.getBean(RaiseQuotaAlerts.class);
    }

    @Override
    public void run() {
        try {
            expireReservations.expire();
            raiseQuotaAlerts.raise();
        } catch (RuntimeException failure) {
            // An executor drops a task that throws: the next minute tries again.
            LOG.error("The sweep over reservations failed and is tried again", failure);
        }
    }
}
