package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import uptick.collections.Collecting.Collected;
import uptick.collections.run.StartRun.Started;

class CollectOnceTest {

    private static final Chart CHART = Chart.of(200).with(3, "iPhone X hands on");
    private static final Duration PAST_THE_LEASE = Duration.ofMinutes(10).plusSeconds(1);
    private static final String EVERYTHING =
            """
            SELECT md5(string_agg(row, '\n' ORDER BY row))
            FROM (
              SELECT data_collections::text AS row FROM data_collections
              UNION ALL SELECT observations::text FROM observations
              UNION ALL SELECT collection_sources::text FROM collection_sources
              UNION ALL SELECT quota_reservations::text FROM quota_reservations
              UNION ALL SELECT audit_log::text FROM audit_log
              UNION ALL SELECT api_quota_usage::text FROM api_quota_usage)
            """;

    @Test
    void changesAndSpendsNothingWhenAnEventComesAgain() {
        try (var collecting = Collecting.start()) {
            collecting.youtube().serve(CHART);
            collecting.track("iPhone X");
            var run = collecting.collect().started().runId();
            var before = collecting.rows().one(EVERYTHING);

            collecting.clock().advance(PAST_THE_LEASE);
            var again = collecting.collect();

            assertThat(again.started()).isEqualTo(new Started.Before(run));
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
            var work = new ArrayList<Callable<Collected>>();
            for (var i = 0; i < 8; i++) {
                work.add(
                        () -> {
                            start.await();
                            return collecting.collect();
                        });
            }

            var running = work.stream().map(workers::submit).toList();
            start.countDown();
            var outcomes = new ArrayList<Collected>();
            for (var each : running) {
                outcomes.add(each.get(30, TimeUnit.SECONDS));
            }

            assertThat(outcomes)
                    .extracting(Collected::started)
                    .filteredOn(Started.New.class::isInstance)
                    .hasSize(1);
            assertThat(collecting.runs()).containsExactly("completed 4");
            assertThat(collecting.youtube().queries()).hasSize(4).doesNotHaveDuplicates();
            assertThat(collecting.quota()).containsExactly("2026-11-20 4 0");
            assertThat(collecting.rows().one("SELECT count(*) FROM observations")).isEqualTo("1");
        }
    }
}
