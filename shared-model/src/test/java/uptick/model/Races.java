package uptick.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Many workers at once.
public final class Races {

    private Races() {}

    /// Runs a task so many times, all at once, each on a thread of its own.
    ///
    /// @return what each gave, in no particular order
    public static <T> List<T> run(int times, Callable<T> task) throws Exception {
        var start = new CountDownLatch(1);
        try (var workers = Executors.newFixedThreadPool(times)) {
            var running = new ArrayList<Future<T>>();
            for (var i = 0; i < times; i++) {
                running.add(
                        workers.submit(
                                () -> {
                                    start.await();
                                    return task.call();
                                }));
            }
            start.countDown();
            var given = new ArrayList<T>();
            for (var each : running) {
                given.add(each.get(60, TimeUnit.SECONDS));
            }
            return given;
        }
    }

    /// Lets workers claim until nothing is left.
    ///
    /// @return everything that any of them got, as often as it was got
    public static <T> List<T> claimAll(int workers, Callable<List<T>> claim) throws Exception {
        return run(
                        workers,
                        () -> {
                            var mine = new ArrayList<T>();
                            for (var got = claim.call(); !got.isEmpty(); got = claim.call()) {
                                mine.addAll(got);
                            }
                            return mine;
                        })
                .stream()
                .flatMap(List::stream)
                .toList();
    }
}
