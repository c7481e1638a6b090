package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import uptick.collections.ScriptedYoutube.Answer;
import uptick.collections.run.StartRun.Started;

/// Two workers at one run: which of them may write.
class LeaseTest {

    private static final Chart CHART = Chart.of(200).with(3, "iPhone X hands on");
    private static final Duration PAST_THE_LEASE = Duration.ofMinutes(10).plusSeconds(1);

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

            assertThat(second.started()).isEqualTo(new Started.Before(late.started().runId()));
            assertThat(second.status()).isEqualTo("completed");
            assertThat(collecting.rows().one("SELECT data_collections::text FROM data_collections"))
                    .isEqualTo(before);
            assertThat(collecting.states()).containsExactly("iPhone X ok", "Bitcoin empty");
            assertThat(collecting.rows().all("SELECT action FROM audit_log ORDER BY sequence"))
                    .containsExactly("collection.started", "collection.completed");
            assertThat(
                            collecting
                                    .rows()
                                    .one(
                                            "SELECT fencing_token || ' ' || attempts FROM collection_sources WHERE source = 'youtube'"))
                    .isEqualTo("2 2");
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

            assertThat(second.status()).isEqualTo("in_progress");
            assertThat(first.get(30, TimeUnit.SECONDS).status()).isEqualTo("completed");
            assertThat(collecting.runs()).containsExactly("completed 1");
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
