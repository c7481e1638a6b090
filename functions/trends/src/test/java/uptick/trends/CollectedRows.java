package uptick.trends;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import uptick.model.collections.Observation;
import uptick.model.collections.ObservationState;
import uptick.model.collections.ObservationsWriter;
import uptick.model.collections.YoutubeMetrics;
import uptick.testing.database.TestDatabase;

/// What the collections function leaves to be scored: topics, runs, and observations by its own writer.
record CollectedRows(Sql sql, ObservationsWriter observations) {

    static CollectedRows in(TestDatabase database, ObservationsWriter observations) {
        return new CollectedRows(new Sql(database), observations);
    }

    UUID topic(String title) throws SQLException {
        return sql.id(
                "INSERT INTO topics (topic_key, title) VALUES (lower(?), ?) RETURNING id",
                title,
                title);
    }

    List<UUID> topics(int number) throws SQLException {
        return sql
                .rows(
                        "INSERT INTO topics (topic_key, title) SELECT 'topic ' || n, 'Topic ' || n FROM generate_series(1, ?) AS n RETURNING id",
                        number)
                .stream()
                .map(row -> (UUID) Objects.requireNonNull(row.get("id")))
                .toList();
    }

    /// A run over the trend sources that ended a minute after its start.
    UUID completed(Instant startedAt) throws SQLException {
        return run("trends", "completed", startedAt);
    }

    UUID run(String kind, String status, Instant startedAt) throws SQLException {
        return sql.id(
                "INSERT INTO data_collections (kind, status, started_at, completed_at) VALUES (?, ?, ?, ?) RETURNING id",
                kind,
                status,
                startedAt,
                status.equals("in_progress") ? null : startedAt.plusSeconds(60));
    }

    /// The topic was there, and known at once.
    void seen(UUID run, UUID topic, Instant at, YoutubeMetrics.Video... videos) {
        seenAndRecorded(run, topic, at, at, videos);
    }

    void seenAndRecorded(
            UUID run, UUID topic, Instant at, Instant recordedAt, YoutubeMetrics.Video... videos) {
        observations.append(List.of(good(run, topic, at, recordedAt, videos)));
    }

    /// The topic was not there, for this reason.
    void absent(UUID run, UUID topic, Instant at, ObservationState state, String reason) {
        observations.append(List.of(absence(run, topic, at, state, reason)));
    }

    static Observation good(
            UUID run, UUID topic, Instant at, Instant recordedAt, YoutubeMetrics.Video... videos) {
        return new Observation(
                null,
                run,
                topic,
                Sources.YOUTUBE,
                at,
                ObservationState.OK,
                null,
                new YoutubeMetrics(List.of(videos)),
                recordedAt);
    }

    static Observation absence(
            UUID run, UUID topic, Instant at, ObservationState state, String reason) {
        return new Observation(null, run, topic, Sources.YOUTUBE, at, state, reason, null, at);
    }

    static YoutubeMetrics.Video video(
            String id, long views, @Nullable Long likes, Instant publishedAt) {
        return new YoutubeMetrics.Video(
                id,
                "Title of " + id,
                "channel-" + id,
                "Channel of " + id,
                publishedAt,
                views,
                likes,
                null);
    }
}
