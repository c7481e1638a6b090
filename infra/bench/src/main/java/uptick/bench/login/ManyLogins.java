package uptick.bench.login;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Logins without a pause, so many at once, until it is closed.
final class ManyLogins implements AutoCloseable {

    private static final AtomicLong ANSWERED = new AtomicLong();

    private final ExecutorService threads;

    ManyLogins(URI login, int atOnce, String password, int names) {
        threads = Executors.newFixedThreadPool(atOnce);
        for (var number = 0; number < atOnce; number++) {
            var _ = threads.submit(() -> logIn(login, password, names));
        }
    }

    /// How many were answered in all.
    static long answered() {
        return ANSWERED.get();
    }

    private static void logIn(URI login, String password, int names) {
        var client = new LoginClient(login);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                client.millis("known", names, password, 200, 1);
                ANSWERED.incrementAndGet();
            }
        } catch (InterruptedException _) {
            // Enough.
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            System.out.println("A login beside the readers failed: " + failure);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Logins do not end");
            }
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", failure);
        }
    }
}
