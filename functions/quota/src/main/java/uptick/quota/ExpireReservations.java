package uptick.quota;

import java.time.Clock;

import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.quota.QuotaReservations;

/// Ends the reservations of workers that died: what was reserved is given back, what was about to be called counts as used.
/// Run twice, or by two at once, it does the same as once.
@Singleton
public final class ExpireReservations {

    private static final Logger LOG = LoggerFactory.getLogger(ExpireReservations.class);

    /* A transaction each: whoever settles on the same days waits no longer than for one of them. */
    private static final int BATCH = 200;

    private final QuotaReservations reservations;
    private final InTransaction inTransaction;
    private final Clock clock;

    ExpireReservations(QuotaReservations reservations, Transactions transactions, Clock clock) {
        this.reservations = reservations;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_QUOTA);
        this.clock = clock;
    }

    /// Ends all that have lapsed by now.
    ///
    /// @return how many this call ended
    public int expire() {
        var now = clock.instant();
        var ended = 0;
        int batch;
        do {
            batch = inTransaction.asJob(() -> reservations.expire(now, BATCH)).size();
            ended += batch;
        } while (batch == BATCH);
        if (ended > 0) {
            LOG.info("{} reservations of workers that died were ended", ended);
        }
        return ended;
    }
}
