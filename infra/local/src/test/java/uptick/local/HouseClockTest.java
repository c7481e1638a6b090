package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class HouseClockTest {

    private static final Instant MORNING = Instant.parse("2026-11-21T06:00:00Z");

    private final HouseClock clock = new HouseClock();
    private final List<String> woken = new CopyOnWriteArrayList<>();
    private final AtomicInteger atWork = new AtomicInteger();

    @Test
    void goesOnToTheFirstThatWantsToWakeUpWhenAllWait() throws Exception {
        replay(2);

        var slow = worker("slow", 10, 10);
        var quick = worker("quick", 3, 3, 5);
        slow.join();
        quick.join();

        assertThat(woken)
                .containsExactly(
                        "quick at 3", "quick at 6", "slow at 10", "quick at 11", "slow at 20");
    }

    @Test
    void standsWhileSomebodyIsAtWork() throws Exception {
        replay(2);
        var waiting = worker("waiting", 60);
        awaitSleepOf(waiting);

        assertThat(clock.instant()).isEqualTo(MORNING);
        assertThat(woken).isEmpty();

        atWork.decrementAndGet();
        waiting.join();

        assertThat(woken).containsExactly("waiting at 60");
    }

    @Test
    void forgetsWhoWasInterrupted() throws Exception {
        replay(2);
        var interrupted = worker("interrupted", 1);
        awaitSleepOf(interrupted);
        interrupted.interrupt();
        interrupted.join();

        worker("other", 5).join();

        assertThat(woken).containsExactly("interrupted was interrupted", "other at 5");
    }

    @Test
    void isTheSystemsBetweenTheMornings() throws Exception {
        replay(1);
        clock.resume();

        clock.sleep(Duration.ofMillis(1));

        assertThat(clock.instant()).isAfter(MORNING);
    }

    private void replay(int workers) {
        clock.standAt(MORNING);
        clock.waitFor(atWork::get);
        atWork.set(workers);
    }

    private static void awaitSleepOf(Thread worker) {
        while (worker.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private Thread worker(String name, int... seconds) {
        return Thread.ofPlatform()
                .start(
                        () -> {
                            try {
                                for (var pause : seconds) {
                                    clock.sleep(Duration.ofSeconds(pause));
                                    woken.add(name + " at " + secondsGone());
                                }
                            } catch (InterruptedException _) {
                                woken.add(name + " was interrupted");
                            }
                            atWork.decrementAndGet();
                        });
    }

    private long secondsGone() {
        return Duration.between(MORNING, clock.instant()).toSeconds();
    }
}
