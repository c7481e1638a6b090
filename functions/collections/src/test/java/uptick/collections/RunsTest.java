package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.collections.ScriptedYoutube.Answer;
import uptick.collections.run.AtStep;
import uptick.collections.run.StartRun.Started;
import uptick.collections.run.Sweep;
import uptick.collections.run.WorkSlices;

/// What a run does with sources that are off, silent, tired or too slow, over a source that asks topic by topic.
class RunsTest {

    private static final String THREE_MORNINGS = "hacker_news gave nothing in the last 3 runs.";

    private final Collecting collecting = Collecting.startPaged();

    @BeforeEach
    void onlyThePagedSourceIsOn() {
        collecting.limit("hacker_news", 1000);
        collecting
                .rows()
                .execute(
                        "INSERT INTO source_states (source, is_enabled) VALUES ('youtube', false)");
        collecting.track("One", "Two", "Three");
        answer(200, "some");
    }

    @AfterEach
    void stop() {
        collecting.close();
    }

    @Test
    void namesASourceThatIsOffAndIsNoLessCompleteForIt() {
        var run = collecting.collect();

        assertThat(run.status()).isEqualTo("completed");
        assertThat(run.gaps()).isEmpty();
        assertThat(
                        collecting
                                .rows()
                                .all(
                                        "SELECT source || ' ' || status || ' ' || coalesce(reason, '') FROM collection_sources WHERE source IN ('hacker_news', 'youtube') ORDER BY source"))
                .containsExactly("hacker_news completed ", "youtube skipped It is switched off.");
    }

    @Test
    void nudgesOncePerSliceAndAgainForWhatWaits() {
        var started = collecting.start(Collecting.MORNING);

        assertThat(collecting.queue().nudges()).containsExactly(started.runId());
        assertThat(collecting.bean(Sweep.class).sweep()).isEqualTo(new Sweep.Swept(0, 1));
        assertThat(collecting.queue().nudges()).hasSize(2);
        collecting.work();
        assertThat(collecting.bean(Sweep.class).sweep()).isEqualTo(new Sweep.Swept(0, 0));
    }

    @Test
    void startsNothingWhileAnotherScheduledRunIsUnderWay() {
        var first = collecting.start(Collecting.MORNING);

        var second = collecting.start(Collecting.MORNING.plusSeconds(60));
        collecting.work();
        var third = collecting.start(Collecting.MORNING.plusSeconds(120));

        assertThat(second).isEqualTo(new Started.Overlaps(first.runId()));
        assertThat(third).isInstanceOf(Started.New.class);
    }

    @Test
    void leavesASourceAloneThatFailsAgainAndAgainUntilItAnswers() {
        answer(404, "");
        for (var run = 0; run < 6; run++) {
            aDayLater(run);
            collecting.collect(collecting.clock().instant());
        }

        assertThat(
                        collecting
                                .rows()
                                .one(
                                        "SELECT breaker FROM source_states WHERE source = 'hacker_news'"))
                .isEqualTo("open");
        var asked = collecting.youtube().queries().size();
        collecting.clock().advance(Duration.ofMinutes(1));
        var rested = collecting.collect(collecting.clock().instant());
        assertThat(collecting.youtube().queries()).hasSize(asked);
        assertThat(rested.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.reason()).contains("is left alone for a while"));

        answer(200, "some");
        collecting.clock().advance(Duration.ofMinutes(5));
        assertThat(collecting.collect(collecting.clock().instant()).status())
                .isEqualTo("completed");
        assertThat(
                        collecting
                                .rows()
                                .one(
                                        "SELECT breaker FROM source_states WHERE source = 'hacker_news'"))
                .isEqualTo("closed");
    }

    @Test
    void tellsTheOperatorsOnceThatASourceIsSilent() {
        answer(404, "");
        for (var run = 0; run < 5; run++) {
            aDayLater(run);
            collecting.collect(collecting.clock().instant());
            assertThat(collecting.rows().all("SELECT message FROM alerts"))
                    .hasSize(run < 2 ? 0 : 1)
                    .allMatch(THREE_MORNINGS::equals);
        }
        assertThat(collecting.rows().one("SELECT kind || ' ' || subject FROM alerts"))
                .isEqualTo("source_silent source:hacker_news");
    }

    @Test
    void doubtsNothingWhereThereWasSomethingTheDayBefore() {
        collecting.collect();
        answer(200, "");
        aDayLater(1);

        var second = collecting.collect(collecting.clock().instant());
        assertThat(states()).containsExactly("One suspect", "Two suspect", "Three suspect");
        assertThat(second.gaps()).hasSize(1);
        assertThat(
                        collecting
                                .rows()
                                .one(
                                        "SELECT is_suspect FROM source_states WHERE source = 'hacker_news'"))
                .isEqualTo("t");

        aDayLater(2);
        collecting.collect(collecting.clock().instant());
        assertThat(states()).containsExactly("One empty", "Two empty", "Three empty");
    }

    @Test
    void leavesTheOperatorsShareOfTheDayToPeople() {
        collecting.limit("hacker_news", 4);
        collecting.rows().execute("UPDATE api_quota_limits SET reserve_share = 0.5");

        var run = collecting.collect();

        assertThat(states()).containsExactly("One ok", "Two ok", "Three quota");
        assertThat(run.status()).isEqualTo("completed");
        assertThat(collecting.rows().one("SELECT units_used FROM api_quota_usage")).isEqualTo("2");
    }

    @Test
    void keepsThePaceOfTheProvider() {
        collecting.rows().execute("UPDATE api_quota_limits SET requests_per_minute = 6");
        var before = collecting.clock().instant();

        collecting.collect();

        assertThat(Duration.between(before, collecting.clock().instant()))
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void failsASliceThatWasBegunThreeTimesAndNeverEnded() {
        collecting.start(Collecting.MORNING);
        for (var attempt = 0; attempt < 3; attempt++) {
            collecting.crashes().crash("CALL_SENT", 1);
            assertThat(dies()).isTrue();
            collecting.clock().advance(Duration.ofMinutes(9));
            collecting
                    .rows()
                    .execute(
                            "UPDATE collection_sources SET lease_expires_at = '2026-01-01'"
                                    + " WHERE finished_at IS NULL");
        }

        collecting.work();

        assertThat(collecting.rows().one("SELECT errors -> 0 ->> 'reason' FROM data_collections"))
                .isEqualTo("It was begun 3 times and never ended.");
        assertThat(states()).containsExactly("One failed", "Two failed", "Three failed");
        assertThat(collecting.youtube().queries()).hasSize(3);
    }

    @Test
    void cutsTopicsIntoSlicesThatManyWorkAtAtOnce() throws Exception {
        collecting.track(IntStream.range(0, 30).mapToObj(n -> "Topic " + n).toArray(String[]::new));
        var started = collecting.start(Collecting.MORNING);

        collecting.workAtOnce(8);

        assertThat(collecting.collected(started).status()).isEqualTo("completed");
        assertThat(collecting.youtube().queries()).hasSize(33).doesNotHaveDuplicates();
        assertThat(collecting.rows().one("SELECT count(*) FROM observations WHERE state = 'ok'"))
                .isEqualTo("33");
    }

    @Test
    void keepsNoSourceWaitingForAnotherWhosePaceIsSlow() {
        collecting.rows().execute("DELETE FROM source_states");
        collecting.rows().execute("UPDATE api_quota_limits SET requests_per_minute = 1");
        collecting.track(IntStream.range(0, 9).mapToObj(n -> "Topic " + n).toArray(String[]::new));
        collecting.start(Collecting.MORNING);
        var meanwhile = new ArrayList<String>();
        collecting
                .crashes()
                .run(
                        "RESERVE_COMMITTED",
                        1,
                        () -> {
                            onAnotherThread(this::dies);
                            meanwhile.addAll(begun());
                        });

        dies();

        assertThat(meanwhile).containsExactly("hacker_news 1", "youtube 1");
    }

    private List<String> begun() {
        return collecting
                .rows()
                .all(
                        "SELECT source || ' ' || count(*) FROM collection_sources WHERE started_at IS NOT NULL GROUP BY source ORDER BY source");
    }

    private static void onAnotherThread(Runnable work) {
        var other = new Thread(work, "another worker");
        other.start();
        try {
            other.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private List<String> states() {
        return collecting.states("hacker_news");
    }

    private boolean dies() {
        try {
            collecting
                    .bean(WorkSlices.class)
                    .workOne(collecting.clock().instant().plus(WorkSlices.ASKING));
            return false;
        } catch (AtStep.Crash _) {
            return true;
        }
    }

    private void aDayLater(int days) {
        collecting.clock().stand(Collecting.MORNING.plus(Duration.ofDays(days)));
    }

    private void answer(int status, String body) {
        collecting.youtube().answer(_ -> new Answer(status, _ -> body));
    }
}
