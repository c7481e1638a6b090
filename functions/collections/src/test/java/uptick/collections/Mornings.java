package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import uptick.collections.run.AtStep;
import uptick.collections.run.StartRun;
import uptick.collections.run.WorkSlices;

/// Mornings on which something goes wrong: each is one run over a chart that is read whole and a source that is committed
/// topic by topic, and afterwards nothing may be lost, doubled or unpaid.
final class Mornings implements AutoCloseable {

    static final int TOPICS = 5;
    static final Duration PAST_THE_LEASE = WorkSlices.LEASE.plusSeconds(1);

    private final Chart chart;
    private final Duration perTopic;
    private final Collecting collecting = Collecting.startPaged();
    private Instant morning = Collecting.MORNING;
    private final List<Instant> askedAt = new CopyOnWriteArrayList<>();
    private int served;

    /// @param videos how many the chart has, 50 to a page
    /// @param perTopic how long the paged source takes for one
    Mornings(int videos, Duration perTopic) {
        this.chart = Chart.of(videos);
        this.perTopic = perTopic;
        collecting.limit("hacker_news", 100_000);
        collecting.rows().execute("UPDATE api_quota_limits SET requests_per_minute = 60");
        collecting.track(
                IntStream.range(0, TOPICS).mapToObj(n -> "Topic " + n).toArray(String[]::new));
        IntStream.range(0, TOPICS).forEach(n -> chart.with(n, "Topic " + n));
        collecting.youtube().answer(_ -> new ScriptedYoutube.Answer(200, this::answer));
    }

    private String answer(String query) {
        if (!query.contains("topic=")) {
            return chart.page(query);
        }
        askedAt.add(collecting.clock().instant());
        collecting.clock().advance(perTopic);
        return query;
    }

    /// When the paged source was asked this morning, in order.
    List<Instant> askedAt() {
        return List.copyOf(askedAt);
    }

    Collecting collecting() {
        return collecting;
    }

    /// The event's time of the run that is looked at.
    Instant morning() {
        return morning;
    }

    void aNewMorning() {
        aMorning(morning.plus(Duration.ofDays(1)));
    }

    void aMorning(Instant at) {
        collecting.crashes().disarm();
        askedAt.clear();
        morning = at;
        collecting.clock().stand(morning);
        served = collecting.youtube().queries().size();
    }

    boolean worksUntilDeath() {
        return diesIn(
                () -> {
                    collecting.start(morning);
                    collecting.work();
                });
    }

    static boolean diesIn(Runnable work) {
        try {
            work.run();
            return false;
        } catch (AtStep.Crash _) {
            return true;
        }
    }

    void deliverAgainAndWork() {
        collecting.bean(StartRun.class).onSchedule(morning);
        collecting.work();
    }

    /// N4: as many topics of a slice are written as its cursor says, at every commit.
    void assertCheckpointsAreWhatIsWritten() {
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

    /// N5: calls served <= units recorded.
    void assertEveryCallIsCounted() {
        assertThat(
                        Integer.parseInt(
                                one(
                                        "SELECT coalesce(sum(units_used + units_reserved), 0) FROM api_quota_usage")))
                .isGreaterThanOrEqualTo(collecting.youtube().queries().size());
    }

    /// N1, N2, N3, N6: every topic once from each source, as it was served, and nothing is left in progress.
    void assertTheRunIsWhole() {
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

    /// What was committed is not asked for again; a chart that is finished neither.
    void assertNothingWrittenWasAskedAgain(
            List<String> asked, List<String> observed, boolean chartIsWritten) {
        var later = queries().subList(asked.size(), queries().size());
        assertThat(later).noneMatch(observed::contains);
        if (chartIsWritten) {
            assertThat(later).noneMatch(query -> query.contains("chart="));
        }
    }

    void assertNothingLeaks() {
        collecting.expire();
        assertThat(one("SELECT sum(units_reserved) FROM api_quota_usage")).isEqualTo("0");
        assertEveryCallIsCounted();
    }

    /// What the provider was asked this morning.
    List<String> queries() {
        var all = collecting.youtube().queries();
        return all.subList(served, all.size());
    }

    boolean isChartWritten() {
        return !one("SELECT count(*) FROM observations JOIN data_collections AS run ON run.id = collection_id WHERE observations.source = 'youtube' AND "
                        + ofTheMorning())
                .equals("0");
    }

    /// What is written of the paged source, as the query that it came from.
    List<String> observed() {
        return collecting
                .rows()
                .all(
                        "SELECT metrics -> 'videos' -> 0 ->> 'id' FROM observations JOIN data_collections AS run ON run.id = collection_id WHERE observations.source = 'hacker_news' AND "
                                + ofTheMorning());
    }

    String everything() {
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

    String ofTheMorning() {
        return "scheduled_for = '" + morning + "'";
    }

    String one(String sql) {
        return String.valueOf(collecting.rows().one(sql));
    }

    @Override
    public void close() {
        collecting.close();
    }
}
