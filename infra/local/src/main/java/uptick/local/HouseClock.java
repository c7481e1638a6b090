package uptick.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;
import java.util.function.IntSupplier;

import org.jspecify.annotations.Nullable;

import uptick.outbound.Sleeper;

/// The clock of the whole house: stands at a morning while that is replayed, and is the system's otherwise.
///
/// On a replayed morning nobody really waits. Time goes on when all who are at work wait, and then to where the first of
/// them wants to wake up: every source is asked at the pace and at the instants of a real morning, however long the
/// answers of the others take.
final class HouseClock extends Clock implements Sleeper {

    /* Somebody who ends their work without waiting tells nobody here. */
    private static final long LOOK_AGAIN_MILLIS = 1;

    private final PriorityQueue<Instant> wakings = new PriorityQueue<>();
    private volatile @Nullable Instant morning;
    private volatile IntSupplier atWork = () -> 1;

    /// Whom to wait for before time goes on.
    ///
    /// @param howMany are at work now, waiting or not
    void waitFor(IntSupplier howMany) {
        atWork = howMany;
    }

    /// Stops at an instant.
    synchronized void standAt(Instant instant) {
        morning = instant;
        wake(instant);
    }

    /// Goes on with the system's time.
    synchronized void resume() {
        morning = null;
        notifyAll();
    }

    @Override
    public void sleep(Duration pause) throws InterruptedException {
        if (!hasWaited(pause)) {
            Thread.sleep(pause);
        }
    }

    /* False where no morning is replayed, or was until now. */
    private synchronized boolean hasWaited(Duration pause) throws InterruptedException {
        var begun = morning;
        if (begun == null) {
            return false;
        }
        var until = begun.plus(pause);
        wakings.add(until);
        try {
            for (var now = morning; now != null && now.isBefore(until); now = morning) {
                if (wakings.size() >= atWork.getAsInt()) {
                    var next = wakings.element();
                    morning = next;
                    wake(next);
                } else {
                    wait(LOOK_AGAIN_MILLIS);
                }
            }
            return morning != null;
        } finally {
            if (morning == null || morning.isBefore(until)) {
                wakings.remove(until);
            }
        }
    }

    /* Who is to wake is at work from now on, whenever their thread goes on. */
    private void wake(Instant now) {
        wakings.removeIf(until -> !until.isAfter(now));
        notifyAll();
    }

    @Override
    public Instant instant() {
        var standing = morning;
        return standing == null ? Clock.systemUTC().instant() : standing;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        if (zone.equals(ZoneOffset.UTC)) {
            return this;
        }
        throw new UnsupportedOperationException("decisions are made in UTC");
    }
}
