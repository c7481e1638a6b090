package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import uptick.collections.run.AtStep;
import uptick.collections.run.StartRun;
import uptick.collections.run.Sweep;
import uptick.collections.run.WorkSlices;

/// Workers that die, or freeze past their lease, at every step of a run: each morning is one run over a chart that is read
/// whole and a source that is committed topic by topic and whose worker's time is too short for a slice.
///
/// Here each step is died at once; `-Duptick.full=true` does so at its first ten visits.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashPointsTest {

    private static final int VISITS = Boolean.getBoolean("uptick.full") ? 10 : 1;
    private static final int TOPICS = 5;
    private static final Duration PAST_THE_LEASE = WorkSlices.LEASE.plusSeconds(1);
    private static final Duration PAST_THE_RUN = Duration.ofMinutes(31);

    private final Chart chart = Chart.of(70);
    private final Collecting collecting = Collecting.startPaged();
    private Instant morning = Collecting.MORNING;
    private int served;

    @BeforeAll
    void start() {
        collecting.limit("hacker_news", 100_000);
        collecting.rows().execute("UPDATE api_quota_limits SET requests_per_minute = 60");
        collecting.track(
                IntStream.range(0, TOPICS).mapToObj(n -> "Topic " + n).toArray(String[]::new));
        IntStream.range(0, TOPICS).forEach(n -> chart.with(n, "Topic " + n));
        collecting.youtube().answer(_ -> new ScriptedYoutube.Answer(200, this::answer));
    }

    @AfterAll
    void stop() {
        collecting.close();
    }

    /* The paged source takes its time, so that its slices outlast a worker's. */
    private String answer(String query) {
        if (!query.contains("topic=")) {
            return chart.page(query);
        }
        collecting.clock().advance(Duration.ofMinutes(3));
        return query;
    }

    static Stream<String> deaths() {
        return AtStep.names().stream()
                .filter(step -> !step.startsWith("SWEEP_RUN") && !step.equals("SWEEP_REST_FAILED"))
                .flatMap(
                        step ->
                                IntStream.rangeClosed(1, VISITS)
                                        .mapToObj(visit -> step + " " + visit));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void aRunSurvivesTheDeathOfItsWorkerAt(String death) {
        var step = death.split(" ")[0];
        var visit = Integer.parseInt(death.split(" ")[1]);
        aNewMorning();
        collecting.crashes().crash(step, visit);

        var died = worksUntilDeath();
        var asked = queries();
        var observed = observed();
        var chartIsWritten = isChartWritten();
        assertThat(died || visit > 1).as("somebody comes by " + step).isTrue();
        assertCheckpointsAreWhatIsWritten();
        assertEveryCallIsCounted();
        collecting.crashes().disarm();
        collecting.clock().advance(PAST_THE_LEASE);
        deliverAgainAndWork();

        assertTheRunIsWhole();
        assertNothingWrittenWasAskedAgain(asked, observed, chartIsWritten);
        assertEveryCallIsCounted();
        assertNothingLeaks();
    }

    static Stream<String> freezes() {
        return Stream.of(
                "CLAIM_COMMITTED",
                "RESERVE_BEFORE",
                "RESERVE_COMMITTED",
                "RESERVE_WAITED",
                "CALL_COMMITTED",
                "CALL_SENT",
                "REPLY_READ",
                "SETTLE_BEFORE",
                "SETTLE_COMMITTED",
                "ASK_OVER",
                "PAGE_BEFORE",
                "PAGE_COMMITTED",
                "FINISH_BEFORE",
                "HAND_BACK_COMMITTED");
    }

    @ParameterizedTest
    @MethodSource("freezes")
    void aWorkerThatFreezesPastItsLeaseWritesNothingAnyMoreAt(String step) {
        aNewMorning();
        var afterTheOther = new ArrayList<String>();
        collecting
                .crashes()
                .run(
                        step,
                        1,
                        () -> {
                            collecting.clock().advance(PAST_THE_LEASE);
                            onAnotherThread(this::deliverAgainAndWork);
                            afterTheOther.add(everything());
                        });

        collecting.start(morning);
        collecting.work();

        assertTheRunIsWhole();
        assertThat(afterTheOther).containsExactly(everything());
        assertEveryCallIsCounted();
        assertNothingLeaks();
    }

    static Stream<String> sweeps() {
        return AtStep.names().stream().filter(step -> step.startsWith("SWEEP_"));
    }

    @ParameterizedTest
    @MethodSource("sweeps")
    void aRunThatTakesTooLongEndsWithTheRestNamedAlsoWhereTheSweepDiesAt(String step) {
        aNewMorning();
        collecting.start(morning);
        collecting.bean(WorkSlices.class).workOne(collecting.clock().instant().plusSeconds(1));
        collecting.clock().advance(PAST_THE_RUN);
        collecting.crashes().crash(step, 1);

        var died = diesIn(() -> collecting.bean(Sweep.class).sweep());
        collecting.crashes().disarm();
        collecting.bean(Sweep.class).sweep();
        collecting.bean(Sweep.class).sweep();

        assertThat(died).isTrue();
        assertThat(
                        collecting
                                .rows()
                                .all(
                                        "SELECT DISTINCT gap ->> 'source' || ' ' || (gap ->> 'reason') FROM data_collections, jsonb_array_elements(errors) AS gap WHERE "
                                                + ofTheMorning()))
                .contains("hacker_news The run's time was up before this was done.");
        assertThat(
                        one(
                                "SELECT count(*) FROM collection_sources JOIN data_collections AS run ON run.id = collection_id WHERE finished_at IS NULL AND "
                                        + ofTheMorning()))
                .isEqualTo("0");
        // The topics that nobody came to are written down as such.
        assertThat(
                        one(
                                "SELECT count(*) FROM observations JOIN data_collections AS run ON run.id = collection_id WHERE "
                                        + ofTheMorning()))
                .isEqualTo(Integer.toString(2 * TOPICS));
        assertThat(
                        collecting
                                .rows()
                                .all(
                                        "SELECT action FROM audit_log WHERE subject = 'collection:' || (SELECT id FROM data_collections WHERE "
                                                + ofTheMorning()
                                                + ") ORDER BY sequence"))
                .containsExactly("collection.started", "collection.completed");
    }

    @Test
    void namesAtLeastFortySteps() {
        assertThat(AtStep.names()).hasSizeGreaterThanOrEqualTo(40);
    }

    private void aNewMorning() {
        collecting.crashes().disarm();
        morning = morning.plus(Duration.ofDays(1));
        collecting.clock().stand(morning);
        served = collecting.youtube().queries().size();
    }

    private boolean worksUntilDeath() {
        return diesIn(
                () -> {
                    collecting.start(morning);
                    collecting.work();
                });
    }

    private static boolean diesIn(Runnable work) {
        try {
            work.run();
            return false;
        } catch (AtStep.Crash _) {
            return true;
        }
    }

    private void deliverAgainAndWork() {
        collecting.bean(StartRun.class).onSchedule(morning);
        collecting.work();
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

    /* N4: as many topics of a slice are written as its cursor says, at every commit. */
    private void assertCheckpointsAreWhatIsWritten() {
        assertThat(
                        collecting
                                .rows()
                                .all(
                                        """
                                        SELECT slice.slice || ': ' || count(seen.id) || ' of ' || coalesce(slice.cursor, '?')
                                        FROM collection_sources AS slice
                                        LEFT JOIN observations AS seen ON seen.collection_id = slice.collection_id
                                          AND seen.source = slice.source
                                          AND seen.topic_id = ANY (slice.topic_ids)
                                        WHERE slice.source = 'hacker_news'
                                        GROUP BY slice.id
                                        HAVING count(seen.id) <> coalesce(
                                          slice.cursor::integer,
                                          CASE WHEN slice.items > 0 THEN cardinality(slice.topic_ids) ELSE 0 END)
                                        """))
                .isEmpty();
    }

    /* N5: calls served <= units recorded. */
    private void assertEveryCallIsCounted() {
        assertThat(
                        Integer.parseInt(
                                one(
                                        "SELECT sum(units_used + units_reserved) FROM api_quota_usage")))
                .isGreaterThanOrEqualTo(collecting.youtube().queries().size());
    }

    /* N1, N2, N3, N6: every topic once from each source, as it was served, and nothing is left in progress. */
    private void assertTheRunIsWhole() {
        assertThat(
                        collecting
                                .rows()
                                .all(
                                        "SELECT status || ' ' || coalesce(errors::text, '') FROM data_collections AS run WHERE "
                                                + ofTheMorning()))
                .containsExactly("completed ");
        assertThat(one("SELECT count(*) FROM data_collections WHERE status = 'in_progress'"))
                .isEqualTo("0");
        assertThat(
                        collecting
                                .rows()
                                .all(
                                        "SELECT source || ' ' || state || ' ' || count(*) FROM observations JOIN data_collections AS run ON run.id = collection_id WHERE "
                                                + ofTheMorning()
                                                + " GROUP BY source, state ORDER BY source"))
                .containsExactly("hacker_news ok " + TOPICS, "youtube ok " + TOPICS);
        assertThat(queries()).containsAll(observed());
        assertThat(
                        collecting
                                .rows()
                                .all(
                                        "SELECT action FROM audit_log WHERE subject = 'collection:' || (SELECT id FROM data_collections AS run WHERE "
                                                + ofTheMorning()
                                                + ") ORDER BY sequence"))
                .containsExactly("collection.started", "collection.completed");
        assertThat(one("SELECT audit_verify()")).isEqualTo("null");
    }

    /* What was committed is not asked for again; a chart that is finished neither. */
    private void assertNothingWrittenWasAskedAgain(
            List<String> asked, List<String> observed, boolean chartIsWritten) {
        var later = queries().subList(asked.size(), queries().size());
        assertThat(later).noneMatch(observed::contains);
        if (chartIsWritten) {
            assertThat(later).noneMatch(query -> query.contains("chart="));
        }
    }

    private void assertNothingLeaks() {
        collecting.expire();
        assertThat(one("SELECT sum(units_reserved) FROM api_quota_usage")).isEqualTo("0");
        assertEveryCallIsCounted();
    }

    /* What the provider was asked this morning. */
    private List<String> queries() {
        var all = collecting.youtube().queries();
        return all.subList(served, all.size());
    }

    private boolean isChartWritten() {
        return !one("SELECT count(*) FROM observations JOIN data_collections AS run ON run.id = collection_id WHERE observations.source = 'youtube' AND "
                        + ofTheMorning())
                .equals("0");
    }

    /* What is written of the paged source, as the query that it came from. */
    private List<String> observed() {
        return collecting
                .rows()
                .all(
                        "SELECT metrics -> 'videos' -> 0 ->> 'id' FROM observations JOIN data_collections AS run ON run.id = collection_id WHERE observations.source = 'hacker_news' AND "
                                + ofTheMorning());
    }

    private String everything() {
        return one(
                """
                SELECT md5(string_agg(row, '|' ORDER BY row))
                FROM (
                  SELECT data_collections::text AS row FROM data_collections
                  UNION ALL SELECT observations::text FROM observations
                  UNION ALL SELECT collection_sources::text FROM collection_sources
                  UNION ALL SELECT audit_log::text FROM audit_log)
                """);
    }

    private String ofTheMorning() {
        return "scheduled_for = '" + morning + "'";
    }

    private String one(String sql) {
        return String.valueOf(collecting.rows().one(sql));
    }
}
