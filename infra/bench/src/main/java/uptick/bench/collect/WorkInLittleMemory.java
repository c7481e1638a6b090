package uptick.bench.collect;

import java.lang.ProcessBuilder.Redirect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import io.micronaut.context.ApplicationContext;

import uptick.collections.run.SliceQueue;
import uptick.collections.run.StartRun;

/// A worker of a run of 1,000 topics over six sources, in a process of its own with so little heap that it would die if it
/// held what it should not: one slice after the other, as the function of the queue does it, without limits, so that no
/// source is left out.
public final class WorkInLittleMemory {

    private static final int TOPICS = Integer.getInteger("topics", 1_000);
    private static final String HEAP = System.getProperty("heap", "256m");

    private WorkInLittleMemory() {}

    /// Measures and prints.
    public static void run() throws Exception {
        try (var sources = SixSources.start(new QuickClock())) {
            sources.execute(
                    "UPDATE api_quota_limits SET daily_limit = 1000000, requests_per_minute = NULL");
            var settings = sources.settings();
            try (var context =
                    ApplicationContext.builder(settings).singletons(new Nobody()).start()) {
                sources.track(context, TOPICS);
                var _ =
                        context.getBean(StartRun.class)
                                .onSchedule(Instant.now().truncatedTo(ChronoUnit.MINUTES));
            }
            var command = new ArrayList<String>();
            command.add(ProcessHandle.current().info().command().orElseThrow());
            command.add("-Xmx" + HEAP);
            command.add("-Dlogback.configurationFile=logback-local.xml");
            settings.forEach((key, value) -> command.add("-D" + key + "=" + text(value)));
            command.addAll(
                    List.of(
                            "-classpath",
                            System.getProperty("java.class.path"),
                            LittleWorker.class.getName()));
            var worker =
                    new ProcessBuilder(command)
                            .redirectOutput(Redirect.INHERIT)
                            .redirectError(Redirect.INHERIT)
                            .start();
            var code = worker.waitFor();
            System.out.println("the worker of " + HEAP + " ended with " + code);
            sources.lines(
                            "SELECT status || ': ' || count(*) || ' observations, ' || count(*) FILTER (WHERE state = 'ok') || ' with numbers' FROM data_collections AS run JOIN observations ON collection_id = run.id GROUP BY run.id")
                    .forEach(System.out::println);
            sources.lines(
                            "SELECT source || ' ' || slice || ': ' || reason FROM collection_sources WHERE status = 'failed'")
                    .forEach(System.out::println);
        }
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? String.join(",", list.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }

    /// For the providers, whose own limits would have the worker wait: two minutes pass between two requests.
    private static final class QuickClock extends Clock {

        private static final Duration STEP = Duration.ofMinutes(2);

        private final Instant begun = Instant.now();
        private final AtomicLong requests = new AtomicLong();

        @Override
        public Instant instant() {
            return begun.plus(STEP.multipliedBy(requests.getAndIncrement()));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("providers count in UTC");
        }
    }

    /// Whoever would work: here another process does.
    private static final class Nobody implements SliceQueue {

        @Override
        public void nudge(List<UUID> collectionIds) {
            if (collectionIds.isEmpty()) {
                throw new IllegalStateException("nobody is nudged for nothing");
            }
        }
    }
}
