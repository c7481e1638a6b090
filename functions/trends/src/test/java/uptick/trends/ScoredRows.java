package uptick.trends;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// What the scoring leaves to be read, with scores that a test chooses: ties, nulls, any title.
record ScoredRows(Sql sql) {

    /// A run that is scored.
    UUID scored(Instant startedAt) throws SQLException {
        var run = completed(startedAt);
        sql.execute(
                "INSERT INTO trend_scorings (collection_id, collection_started_at, scored_at, score_version, trends_count) VALUES (?, ?, ?, 's1-0123456789ab', 0)",
                run,
                startedAt,
                startedAt.plusSeconds(90));
        return run;
    }

    /// A run that is not scored.
    UUID completed(Instant startedAt) throws SQLException {
        return sql.id(
                "INSERT INTO data_collections (status, started_at, completed_at) VALUES ('completed', ?, ?) RETURNING id",
                startedAt,
                startedAt.plusSeconds(60));
    }

    UUID trend(UUID run, String title, @Nullable Double momentum) throws SQLException {
        return sql.id(
                """
                INSERT INTO trends (collection_id, title, momentum_score, score_version, source_states)
                VALUES (?, ?, ?, 's1-0123456789ab', '{"youtube": {"state": "empty", "reason": "Nothing there."}}')
                RETURNING id
                """,
                run,
                title,
                momentum);
    }

    /// Twenty-three rows: ties of two and of eleven, both ends of the scale, five without momentum.
    List<UUID> twentyThree(UUID run) throws SQLException {
        List<UUID> rows = new ArrayList<>();
        var momenta =
                new @Nullable Double[] {
                    null,
                    100.0,
                    61.25,
                    61.25,
                    0.0,
                    null,
                    12.345678901234567,
                    99.99999999999999,
                    null,
                    4.9e-324,
                    null,
                    null,
                    1e-7
                };
        for (var momentum : momenta) {
            rows.add(trend(run, "Topic " + rows.size(), momentum));
        }
        while (rows.size() < 23) {
            rows.add(trend(run, "Topic " + rows.size(), 50.0));
        }
        return rows;
    }
}
