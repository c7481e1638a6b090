package uptick.edge.authentication;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Many callers at once.
final class Together {

    private Together() {}

    /// Runs a task so many times at once, and returns what each gave.
    static <T> List<T> run(int times, Callable<T> task) throws Exception {
        var ready = new CountDownLatch(times);
        Callable<T> whenAllAreReady =
                () -> {
                    ready.countDown();
                    ready.await();
                    return task.call();
                };
        try (var threads = Executors.newFixedThreadPool(times)) {
            var given = new ArrayList<T>();
            for (var each :
                    threads.invokeAll(
                            Stream.generate(() -> whenAllAreReady).limit(times).toList(),
                            60,
                            TimeUnit.SECONDS)) {
                given.add(each.get());
            }
            return given;
        }
    }
}
