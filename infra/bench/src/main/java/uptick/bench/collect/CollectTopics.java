package uptick.bench.collect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.micronaut.context.ApplicationContext;
import org.jspecify.annotations.Nullable;

import uptick.bench.Rounds;
import uptick.collections.run.InProcessSliceQueue;
import uptick.collections.run.StartRun;
import uptick.local.sample.provider.Fault;
import uptick.local.sample.provider.ReplyLedger;
import uptick.model.quota.QuotaLimits;

/// P20: a scheduled run of 500 topics over six sources, each of which answers after 200 ms and refuses what is beyond its
/// real limit, with the limits that the product comes with, its own eight workers, and the real clock; against the least
/// time in which the calls that were made may be made: of the slowest source, its pace between first and last call and the
/// last one's answer.
public final class CollectTopics {

    private static final int TOPICS = Integer.getInteger("topics", 500);
    private static final Duration LATENCY = Duration.ofMillis(Integer.getInteger("latency", 200));
    private static final int TOO_MANY = 429;
    private static final double MINUTE = Duration.ofMinutes(1).toMillis();

    private CollectTopics() {}

    /// Measures and prints.
    public static void run() throws Exception {
        try (var sources = SixSources.start(Clock.systemUTC());
                var context = ApplicationContext.builder(sources.settings()).start()) {
            sources.track(context, TOPICS);
            var now = Instant.now();
            sources.providers()
                    .during(
                            now.minus(1, ChronoUnit.DAYS),
                            now.plus(1, ChronoUnit.DAYS),
                            new Fault.Slow(LATENCY));
            System.out.printf(Locale.ROOT, "%d topics, %d ms%n", TOPICS, LATENCY.toMillis());
            var begun = System.nanoTime();
            var run =
                    context.getBean(StartRun.class).onSchedule(now.truncatedTo(ChronoUnit.MINUTES));
            context.getBean(InProcessSliceQueue.class).awaitQuiet();
            var seconds = (System.nanoTime() - begun) / 1e9;
            print(sources, context.getBean(QuotaLimits.class), seconds);
            sources.lines(
                            "SELECT source || ': ' || string_agg(state || ' ' || topics, ', ' ORDER BY state) FROM (SELECT source, state, count(*) AS topics FROM observations GROUP BY source, state) AS seen GROUP BY source ORDER BY source")
                    .forEach(System.out::println);
            System.out.println(
                    sources.lines(
                            "SELECT status FROM data_collections WHERE id = '"
                                    + run.runId()
                                    + "'"));
        }
    }

    private static void print(SixSources sources, QuotaLimits limits, double seconds) {
        var asked =
                sources.providers().ledgers().entrySet().stream()
                        .map(source -> asked(source.getKey(), source.getValue().entries(), limits))
                        .sorted(Comparator.comparingDouble(Asked::leastSeconds))
                        .toList();
        asked.forEach(System.out::println);
        var least = asked.getLast().leastSeconds();
        System.out.printf(
                Locale.ROOT,
                "run / least = %.3f   (%.1f s / %.1f s)  load %s%n",
                seconds / least,
                seconds,
                least,
                Rounds.load());
    }

    private static Asked asked(String source, List<ReplyLedger.Entry> replies, QuotaLimits limits) {
        var refused = replies.stream().filter(reply -> reply.status() == TOO_MANY).count();
        var limit = limits.findByApiName(source).orElseThrow();
        return new Asked(source, replies.size(), refused, limit.requestsPerMinute());
    }

    /// What a source was asked.
    ///
    /// @param refused calls that were too many for its provider
    private record Asked(String source, int calls, long refused, @Nullable Integer perMinute) {

        double leastSeconds() {
            var gap = perMinute == null ? 0 : MINUTE / perMinute;
            return (Math.max(0, calls - 1) * gap + LATENCY.toMillis()) / 1e3;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s: %d calls, %d refused, %s a minute, at least %.1f s",
                    source,
                    calls,
                    refused,
                    perMinute == null ? "any number" : perMinute,
                    leastSeconds());
        }
    }
}
