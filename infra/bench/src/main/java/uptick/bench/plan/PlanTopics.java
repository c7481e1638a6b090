package uptick.bench.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;

import uptick.bench.Rounds;
import uptick.collections.plan.Candidate;
import uptick.collections.plan.Left;
import uptick.collections.plan.Planner;

/// A plan for 10,000 topics over six sources, of which units are left for half, with the sentence for each question that is
/// skipped; against one sort of the same candidates.
public final class PlanTopics {

    private static final int ROUNDS = Integer.getInteger("rounds", 9);
    private static final int TOPICS = Integer.getInteger("topics", 10_000);
    private static final List<String> APIS =
            List.of(
                    "youtube.search",
                    "reddit",
                    "google_trends",
                    "similarweb",
                    "wikipedia",
                    "hacker_news");

    private static final String PLAN = "plan";
    private static final String SORT = "sort";

    private PlanTopics() {}

    /// Measures and prints.
    public static void run() throws Exception {
        var candidates = candidates();
        Map<String, Left> left = new TreeMap<>();
        APIS.forEach(api -> left.put(api, new Left(TOPICS / 2, TOPICS, TOPICS / 10)));
        var measurements = new LinkedHashMap<String, Rounds.Measurement>();
        measurements.put(PLAN, () -> millis(() -> Planner.plan(candidates, left).skipped().size()));
        measurements.put(
                SORT,
                () ->
                        millis(
                                () ->
                                        candidates.stream()
                                                .sorted(Comparator.comparing(Candidate::topicId))
                                                .toList()
                                                .size()));
        System.out.printf("%,d topics, %,d candidates%n", TOPICS, candidates.size());
        Rounds.take(ROUNDS, "ms", measurements).print(PLAN, SORT);
    }

    private static double millis(Work work) {
        var start = System.nanoTime();
        var size = work.run();
        var millis = (System.nanoTime() - start) / 1e6;
        if (size == 0) {
            throw new IllegalStateException("nothing came out");
        }
        return millis;
    }

    private static List<Candidate> candidates() {
        var random = new SplittableRandom(1);
        var candidates = new ArrayList<Candidate>();
        for (var topic = 0; topic < TOPICS; topic++) {
            var id = new UUID(random.nextLong(), topic);
            var isControl = topic % 20 == 0;
            for (var api : APIS) {
                var runs = random.nextInt(11);
                candidates.add(
                        new Candidate(
                                id,
                                api,
                                "ask",
                                1,
                                runs == 0 ? null : Duration.ofMinutes(random.nextInt(20_000)),
                                new Candidate.Past(runs, random.nextInt(runs + 1)),
                                topic % 100 == 0 ? 1 + random.nextInt(3) : 0,
                                isControl));
            }
        }
        return candidates;
    }

    @FunctionalInterface
    private interface Work {
        int run();
    }
}
