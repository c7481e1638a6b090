package uptick.local;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Starts everything and serves until it is stopped: `mvn -Prun`.
///
/// One thing after the other: the data folder, PostgreSQL in it, the schema, the application with every
/// function's controllers, the first account, the collections; then the page. With a YouTube key in the
/// environment it collects live, without one it replays the sample world. Starting again goes on where it
/// stopped.
public final class LocalRunner {

    private static final int SECONDS_TO_STOP = 60;

    private final Started started = new Started(System.out::println);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private LocalRunner() {}

    /// Runs until the process is told to stop.
    public static void main(String[] arguments) throws InterruptedException {
        var runner = new LocalRunner();
        Runtime.getRuntime().addShutdownHook(new Thread(runner::stop, "shutdown"));
        if (!runner.run()) {
            System.exit(1);
        }
    }

    private boolean run() throws InterruptedException {
        try (started) {
            var settings = RunnerSettings.of(System.getenv());
            var house = House.open(settings, Instant.now(), started, System.out::println);
            house.collect();
            house.serve();
            told.await();
            return true;
        } catch (CannotStart refused) {
            return explain(refused);
        } catch (RuntimeException failure) {
            if (stopping.get()) {
                // Its ground was taken away in the middle of something, as told.
                return true;
            }
            throw failure;
        } finally {
            ended.countDown();
        }
    }

    private boolean explain(CannotStart refused) {
        if (stopping.get()) {
            return true;
        }
        System.err.println();
        System.err.println("Uptick cannot start: " + refused.getMessage());
        return false;
    }

    /* On a thread of the virtual machine, which ends with it: a part that is just being started is waited for, or its
     * process would be left behind. */
    private void stop() {
        stopping.set(true);
        told.countDown();
        started.close();
        try {
            var _ = ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
