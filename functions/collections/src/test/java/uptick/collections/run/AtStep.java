package uptick.collections.run;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/// Does something when a worker comes to a step, once.
public final class AtStep implements Steps {

    private final AtomicReference<@Nullable Step> armed = new AtomicReference<>();
    private final AtomicInteger toPass = new AtomicInteger();
    private volatile Runnable action = () -> {};
    private final Map<Step, Runnable> always = new ConcurrentHashMap<>();

    /// The names of all steps, in the order of a run.
    public static List<String> names() {
        return Arrays.stream(Step.values()).map(Enum::name).toList();
    }

    /// Ends the worker that comes to a step: with an error that nobody catches, as if its process were gone.
    ///
    /// @param visit which time, counted from 1
    public void crash(String step, int visit) {
        run(
                step,
                visit,
                () -> {
                    throw new Crash(step);
                });
    }

    /// Does something at a step, on the thread of who comes there.
    public void run(String step, int visit, Runnable what) {
        action = what;
        toPass.set(visit - 1);
        armed.set(Step.valueOf(step));
    }

    /// Does something each time that a worker comes to a step.
    public void always(String step, Runnable what) {
        always.put(Step.valueOf(step), what);
    }

    /// Whether nobody has come there since.
    public boolean isArmed() {
        return armed.get() != null;
    }

    public void disarm() {
        armed.set(null);
    }

    @Override
    public void at(Step step) {
        always.getOrDefault(step, () -> {}).run();
        if (step == armed.get()
                && toPass.getAndDecrement() == 0
                && armed.compareAndSet(step, null)) {
            action.run();
        }
    }

    /// The end of a worker.
    public static final class Crash extends Error {

        private static final long serialVersionUID = 1L;

        Crash(String step) {
            super(step);
        }
    }
}
