package uptick.local;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/// Starts everything and serves until it is stopped: `mvn -Prun`.
///
/// One thing after the other: the data folder, PostgreSQL in it, the schema, the application with every
/// function's controllers, the first account, the collections; then the page. With a YouTube key in the
/// environment it collects live, without one it replays the sample world. Starting again goes on where it
/// stopped.
public final class LocalRunner {

    private LocalRunner() {}

    /// Runs until the process is told to stop.
    public static void main(String[] arguments) throws InterruptedException {
        var settings = RunnerSettings.of(System.getenv());
        var stopped = new CountDownLatch(1);
        try (var house = House.open(settings, Instant.now(), line -> System.out.println(line))) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> close(house, stopped), "shutdown"));
            house.collect();
            house.serve();
            stopped.await();
        } catch (CannotStart refused) {
            System.err.println();
            System.err.println("Uptick cannot start: " + refused.getMessage());
            System.exit(1);
        }
    }

    private static void close(House house, CountDownLatch stopped) {
        house.close();
        stopped.countDown();
    }
}
