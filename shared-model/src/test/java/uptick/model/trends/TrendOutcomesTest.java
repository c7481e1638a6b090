package uptick.model.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.Races;
import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "8")
class TrendOutcomesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00.123456Z");

    private final TrendOutcomesWriter writer;
    private final Rows rows;
    private final TransactionOperations<Connection> transactions;

    TrendOutcomesTest(
            TrendOutcomesWriter writer,
            TestDatabase database,
            TransactionOperations<Connection> transactions) {
        this.writer = writer;
        this.rows = new Rows(database);
        this.transactions = transactions;
    }

    @BeforeEach
    void nothingIsFlagged() {
        rows.execute("DELETE FROM trend_outcomes");
    }

    @Test
    void keepTheBaselineThatWasFrozenFirst() {
        var flagged = outcome(trend(), 7, 1.0 / 3, NOW);
        writer.flag(List.of(flagged));

        writer.flag(List.of(outcome(flagged.trendId(), 7, 99, NOW), outcome(trend(), 1, 2, NOW)));

        assertThat(writer.lockDue(NOW, 10))
                .hasSize(2)
                .filteredOn(TrendOutcome::horizonDays, 7)
                .containsExactly(flagged);
    }

    @Test
    void areDueFromTheirHorizonOnUntilTheyAreDecidedOnce() {
        var hit = outcome(trend(), 1, 1, NOW);
        var unknown = outcome(trend(), 28, 1, NOW.plusSeconds(1));
        writer.flag(List.of(hit, unknown));

        assertThat(writer.lockDue(NOW.minusNanos(1000), 10)).isEmpty();
        assertThat(writer.lockDue(NOW, 10)).containsExactly(hit);
        assertThat(resolve(hit, "1.2", "true", "")).isOne();
        assertThat(resolve(hit, "0.0", "false", "")).isZero();
        assertThat(resolve(unknown, "", "", "Nobody collected it.")).isOne();
        assertThat(writer.lockDue(NOW.plusSeconds(1), 10)).isEmpty();
        assertThat(
                        rows.texts(
                                "SELECT concat_ws(' ', signal_at_horizon, is_hit, reason) FROM trend_outcomes ORDER BY horizon_days"))
                .containsExactly("1.2 t", "Nobody collected it.");
    }

    @Test
    void areLockedByOneWorkerEach() throws Exception {
        writer.flag(Stream.generate(() -> outcome(trend(), 1, 1, NOW)).limit(100).toList());

        var resolved =
                Races.claimAll(
                        8,
                        () ->
                                transactions.executeWrite(
                                        _ -> {
                                            var due = writer.lockDue(NOW, 7);
                                            due.forEach(each -> resolve(each, "1.0", "true", ""));
                                            return due;
                                        }));

        assertThat(resolved).extracting(TrendOutcome::trendId).hasSize(100).doesNotHaveDuplicates();
    }

    private int resolve(TrendOutcome outcome, String signal, String hit, String reason) {
        return writer.resolveAll(
                List.of(outcome.trendId().toString()),
                List.of(Integer.toString(outcome.horizonDays())),
                List.of(signal),
                List.of(hit),
                List.of(reason),
                NOW);
    }

    private UUID trend() {
        return rows.id(
                "INSERT INTO trends (title, collection_id) VALUES ('t', '%s') RETURNING id"
                        .formatted(rows.run(NOW)));
    }

    private static TrendOutcome outcome(
            UUID trend, int horizonDays, double baseline, Instant dueAt) {
        return new TrendOutcome(
                trend, horizonDays, 0.1 + 0.2, baseline, dueAt, null, null, null, null);
    }
}
