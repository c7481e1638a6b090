package uptick.collections.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import uptick.collections.plan.Candidate.Past;

class PlannerPropertyTest {

    private static final int ROUNDS = 2_000;
    private static final List<String> APIS = List.of("reddit", "wikipedia", "youtube", "no limit");

    @Test
    void neverSpendsMoreThanIsLeftOfAnApi() {
        var random = new Random(1);
        for (var round = 0; round < ROUNDS; round++) {
            var left = left(random);

            var spent = new TreeMap<String, Integer>();
            Planner.plan(candidates(random, 7), left)
                    .chosen()
                    .forEach(each -> spent.merge(each.api(), each.units(), Integer::sum));

            spent.forEach(
                    (api, units) ->
                            assertThat(units)
                                    .as("%s %s", api, left)
                                    .isLessThanOrEqualTo(
                                            Objects.requireNonNull(left.get(api)).units()));
        }
    }

    @Test
    void choosesOrSkipsEveryCandidateOnceAndSaysWhy() {
        var random = new Random(2);
        for (var round = 0; round < ROUNDS; round++) {
            var candidates = candidates(random, 7);

            var plan = Planner.plan(candidates, left(random));

            assertThat(
                            Stream.concat(
                                    plan.chosen().stream(),
                                    plan.skipped().stream().map(Plan.Skipped::candidate)))
                    .containsExactlyInAnyOrderElementsOf(candidates);
            assertThat(plan.skipped())
                    .allSatisfy(
                            each ->
                                    assertThat(each.reason())
                                            .startsWith(each.candidate().api())
                                            .endsWith("."));
        }
    }

    @Test
    void skipsNothingThatWouldStillFit() {
        var random = new Random(3);
        for (var round = 0; round < ROUNDS; round++) {
            var left = left(random);
            var plan = Planner.plan(candidates(random, 7), left);

            var unspent = new TreeMap<String, Integer>();
            left.forEach((api, each) -> unspent.put(api, each.units()));
            plan.chosen().forEach(each -> unspent.merge(each.api(), -each.units(), Integer::sum));

            assertThat(plan.skipped())
                    .allSatisfy(
                            each ->
                                    assertThat(each.candidate().units())
                                            .isGreaterThan(
                                                    unspent.getOrDefault(
                                                            each.candidate().api(), 0)));
        }
    }

    @Test
    void doesNotSeeTheOrderOfItsInput() {
        var random = new Random(4);
        for (var round = 0; round < ROUNDS; round++) {
            var candidates = new ArrayList<>(candidates(random, 7));
            var left = left(random);
            var plan = Planner.plan(candidates, left);

            Collections.shuffle(candidates, random);

            assertThat(Planner.plan(candidates, left)).isEqualTo(plan);
        }
    }

    @Test
    void dropsNothingWhereMoreIsLeftAndAllCostTheSame() {
        var random = new Random(5);
        for (var round = 0; round < ROUNDS; round++) {
            var cost = 1 + random.nextInt(5);
            var candidates =
                    candidates(random, 1).stream().map(each -> costing(cost, each)).toList();
            var left = left(random);
            var more = new TreeMap<>(left);
            more.replaceAll(
                    (_, each) -> new Left(each.units() + random.nextInt(4), each.limit() + 4, 0));

            assertThat(new HashSet<>(Planner.plan(candidates, more).chosen()))
                    .containsAll(Planner.plan(candidates, left).chosen());
        }
    }

    @Test
    void asksTheControlSampleItsTenthWhereThereIsEnoughOfIt() {
        var random = new Random(6);
        for (var round = 0; round < ROUNDS; round++) {
            var candidates = candidates(random, 1);
            var chosen = Planner.plan(candidates, left(random)).chosen();

            for (var api : APIS) {
                var asked = chosen.stream().filter(each -> each.api().equals(api)).toList();
                var control = asked.stream().filter(Candidate::isControl).count();
                var there =
                        candidates.stream()
                                .filter(each -> each.api().equals(api) && each.isControl())
                                .count();

                assertThat(control)
                        .isGreaterThanOrEqualTo(Math.min(there, asked.size() / Planner.ONE_IN));
            }
        }
    }

    private static Candidate costing(int units, Candidate candidate) {
        return new Candidate(
                candidate.topicId(),
                candidate.api(),
                candidate.operation(),
                units,
                candidate.sinceAsked(),
                candidate.past(),
                candidate.priority(),
                candidate.isControl());
    }

    private static Map<String, Left> left(Random random) {
        var left = new TreeMap<String, Left>();
        APIS.subList(0, 3).forEach(api -> left.put(api, new Left(random.nextInt(60), 100, 5)));
        return left;
    }

    /* Few values, so that there are ties. */
    private static List<Candidate> candidates(Random random, int mostUnits) {
        var candidates = new ArrayList<Candidate>();
        var topics = random.nextInt(60);
        for (var id = 0; id < topics; id++) {
            for (var api : APIS) {
                var runs = random.nextInt(4);
                candidates.add(
                        new Candidate(
                                new UUID(random.nextInt(3), id),
                                api,
                                "ask",
                                1 + random.nextInt(mostUnits),
                                runs == 0 && random.nextBoolean()
                                        ? null
                                        : Duration.ofHours(random.nextInt(5)),
                                new Past(runs, runs == 0 ? 0 : random.nextInt(runs + 1)),
                                random.nextInt(10) == 0 ? random.nextInt(3) : 0,
                                random.nextInt(5) == 0));
            }
        }
        return candidates;
    }
}
