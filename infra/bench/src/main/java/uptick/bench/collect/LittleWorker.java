package uptick.bench.collect;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import uptick.collections.run.WorkSlices;
import uptick.edge.lambda.LeanContext;

/// Works on slices until none is left, and says how much heap that took.
public final class LittleWorker {

    private static final double MEBI = 1 << 20;

    private LittleWorker() {}

    /// Settings are system properties.
    public static void main(String[] arguments) {
        var slices = 0;
        var live = 0L;
        var begun = System.nanoTime();
        try (var context = LeanContext.start()) {
            var work = context.getBean(WorkSlices.class);
            while (work.workOne(Instant.now().plus(WorkSlices.ASKING))) {
                slices++;
                live = Math.max(live, heap(MemoryPoolMXBean::getCollectionUsage));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d slices in %.0f s; heap up to %.0f MiB of %.0f, %.0f MiB of it left by a collection%n",
                slices,
                (System.nanoTime() - begun) / 1e9,
                heap(MemoryPoolMXBean::getPeakUsage) / MEBI,
                Runtime.getRuntime().maxMemory() / MEBI,
                live / MEBI);
    }

    private static long heap(Function<MemoryPoolMXBean, @Nullable MemoryUsage> usage) {
        var bytes = 0L;
        for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
            var used = pool.getType() == MemoryType.HEAP ? usage.apply(pool) : null;
            bytes += used == null ? 0 : used.getUsed();
        }
        return bytes;
    }
}
