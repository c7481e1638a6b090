package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import uptick.collections.CollectTrends.Outcome;
import uptick.collections.ScriptedYoutube.Answer;
import uptick.edge.problem.ProblemException;
import uptick.edge.problem.ProblemType;

class CollectOnceTest {

    private static final Chart CHART = Chart.of(200).with(3, "iPhone X hands on");
    private static final Duration PAST_THE_LEASE = Duration.ofMinutes(10).plusSeconds(1);
    private static final String EVERYTHING =
            """
            SELECT md5(string_agg(row, '\n' ORDER BY row))
            FROM (
              SELECT data_collections::text AS row FROM data_collections
              UNION ALL SELECT observations::text FROM observations
              UNION ALL SELECT audit_log::text FROM audit_log
              UNION ALL SELECT api_quota_usage::text FROM api_quota_usage)
            """;

    @Test
    void changesAndSpendsNothingWhenAnEventComesAgain() {
        try (var collecting = Collecting.start()) {
            collecting.youtube().serve(CHART);
            collecting.track("iPhone X");
            var run = ((Outcome.Ended) collecting.collect()).collectionId();
            var before = collecting.rows().one(EVERYTHING);

            collecting.clock().advance(PAST_THE_LEASE);
            var again = collecting.collect();

            assertThat(again).isEqualTo(new Outcome.AlreadyTaken(run));
            assertThat(collecting.rows().one(EVERYTHING)).isEqualTo(before);
            assertThat(collecting.youtube().queries()).hasSize(4);
        }
    }

    @Test
    void asksEachPageOnceWhenAnEventComesEightTimesAtOnce() throws Exception {
        try (var collecting = Collecting.start();
                var workers = Executors.newFixedThreadPool(8)) {
            collecting.youtube().serve(CHART);
            collecting.track("iPhone X");
            var start = new CountDownLatch(1);
            var work = new ArrayList<Callable<Outcome>>();
            for (var i = 0; i < 8; i++) {
                work.add(
                        () -> {
                            start.await();
                            return collecting.collect();
                        });
            }

            var running = work.stream().map(workers::submit).toList();
            start.countDown();
            var outcomes = new ArrayList<Outcome>();
            for (var each : running) {
                outcomes.add(each.get(30, TimeUnit.SECONDS));
            }

            assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.Ended.class);
            assertThat(outcomes).filteredOn(Outcome.AlreadyTaken.class::isInstance).hasSize(7);
            assertThat(collecting.youtube().queries()).hasSize(4).doesNotHaveDuplicates();
            assertThat(collecting.quota()).containsExactly("2026-11-20 4 0");
            assertThat(collecting.rows().one("SELECT count(*) FROM observations")).isEqualTo("1");
        }
    }

    @Test
    void dropsWhatAWorkerBringsWhoseRunWasTakenOver() throws Exception {
        try (var collecting = Collecting.start();
                var workers = Executors.newSingleThreadExecutor()) {
            var asked = new CountDownLatch(1);
            var release = new CountDownLatch(1);
            collecting
                    .youtube()
                    .answer(
                            number -> {
                                if (number == 1) {
                                    asked.countDown();
                                    await(release);
                                    return Answer.page(Chart.of(50).with(0, "Bitcoin"));
                                }
                                return Answer.page(CHART);
                            });
            collecting.track("iPhone X", "Bitcoin");

            var first = workers.submit(() -> collecting.collect());
            await(asked);
            collecting.clock().advance(PAST_THE_LEASE);
            var second = collecting.collect();
            var before =
                    collecting.rows().one("SELECT data_collections::text FROM data_collections");
            release.countDown();
            var late = first.get(30, TimeUnit.SECONDS);

            var run = ((Outcome.Ended) second).collectionId();
            assertThat(late).isEqualTo(new Outcome.TakenOver(run));
            assertThat(collecting.rows().one("SELECT data_collections::text FROM data_collections"))
                    .isEqualTo(before);
            assertThat(collecting.states()).containsExactly("iPhone X ok", "Bitcoin empty");
            assertThat(collecting.rows().one("SELECT count(*) FROM audit_log")).isEqualTo("1");
            assertThat(collecting.rows().one("SELECT fencing_token FROM data_collections"))
                    .isEqualTo("2");
            // Both asked: the ledger counts what was asked, whoever wrote.
            assertThat(collecting.quota()).containsExactly("2026-11-20 5 0");
        }
    }

    @Test
    void leavesARunToItsWorkerUntilTheLeaseIsOver() throws Exception {
        try (var collecting = Collecting.start();
                var workers = Executors.newSingleThreadExecutor()) {
            var asked = new CountDownLatch(1);
            var release = new CountDownLatch(1);
            collecting
                    .youtube()
                    .answer(
                            _ -> {
                                asked.countDown();
                                await(release);
                                return Answer.page(Chart.of(50));
                            });

            var first = workers.submit(() -> collecting.collect());
            await(asked);
            collecting.clock().advance(Duration.ofMinutes(10));
            var second = collecting.collect();
            release.countDown();

            assertThat(second).isInstanceOf(Outcome.AlreadyTaken.class);
            assertThat(first.get(30, TimeUnit.SECONDS)).isInstanceOf(Outcome.Ended.class);
            assertThat(collecting.runs()).containsExactly("completed 1");
        }
    }

    @Test
    void healsWithTheNextDeliveryWhereTheDatabaseWasAwayAtTheEnd() {
        try (var collecting = Collecting.start()) {
            collecting
                    .youtube()
                    .answer(
                            number -> {
                                if (number == 4) {
                                    collecting.loseDatabase();
                                }
                                return Answer.page(CHART);
                            });
            collecting.track("iPhone X");

            assertThatThrownBy(collecting::collect)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem ->
                                    assertThat(problem.type())
                                            .isEqualTo(ProblemType.DATABASE_UNAVAILABLE));
            collecting.recoverDatabase();
            assertThat(collecting.runs()).containsExactly("in_progress 0");
            assertThat(collecting.states()).isEmpty();
            assertThat(collecting.quota()).containsExactly("2026-11-20 3 1");
            assertThat(collecting.collect()).isInstanceOf(Outcome.AlreadyTaken.class);
            collecting.clock().advance(PAST_THE_LEASE);
            collecting.youtube().serve(CHART);

            var healed = collecting.collect();

            assertThat(healed).isInstanceOf(Outcome.Ended.class);
            assertThat(collecting.runs()).containsExactly("completed 4");
            assertThat(collecting.states()).containsExactly("iPhone X ok");
            // The unit whose settling was lost stays reserved: too much is counted, never too
            // little.
            assertThat(collecting.quota()).containsExactly("2026-11-20 7 1");
            assertThat(collecting.rows().one("SELECT audit_verify()")).isEqualTo("null");
        }
    }

    @Test
    void endsTheRunThatNobodyCameBackForWithTheNextMornings() {
        try (var collecting = Collecting.start()) {
            collecting
                    .youtube()
                    .answer(
                            _ -> {
                                collecting.loseDatabase();
                                return Answer.status(500, "");
                            });
            assertThatThrownBy(collecting::collect).isInstanceOf(ProblemException.class);
            collecting.recoverDatabase();
            collecting.youtube().serve(CHART);
            var nextMorning = Collecting.MORNING.plus(Duration.ofDays(1));

            collecting.clock().stand(nextMorning);
            collecting.collect(nextMorning);

            assertThat(collecting.runs()).containsExactly("failed 0", "completed 4");
            assertThat(
                            collecting
                                    .rows()
                                    .one(
                                            "SELECT errors -> 0 ->> 'reason' FROM data_collections WHERE status = 'failed'"))
                    .isEqualTo("The run was begun and never ended.");
            assertThat(collecting.rows().all("SELECT action FROM audit_log ORDER BY sequence"))
                    .containsExactly("collection.failed", "collection.completed");
            assertThat(collecting.collect()).isInstanceOf(Outcome.AlreadyTaken.class);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(15, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
