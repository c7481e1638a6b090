package uptick.model.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

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
class StagedRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00.123456Z");

    private final StagedRows staged;
    private final StagedRowsWriter writer;
    private final Rows rows;
    private final TransactionOperations<Connection> transactions;
    private UUID run = new UUID(0, 0);

    StagedRowsTest(
            StagedRows staged,
            StagedRowsWriter writer,
            TestDatabase database,
            TransactionOperations<Connection> transactions) {
        this.staged = staged;
        this.writer = writer;
        this.rows = new Rows(database);
        this.transactions = transactions;
    }

    @BeforeEach
    void startARun() {
        rows.execute("DELETE FROM data_collections");
        run = rows.run(NOW);
    }

    @Test
    void keepWhatWasReceivedFirst() {
        var payload =
                "{\"close\": 12345678901234567890.123456, \"name\": \"größer ☃ \\\"quoted\\\" 🎉\", \"deep\": [null, {}]}";

        assertThat(stage(StagedKind.BAR, List.of("a", "b"), List.of(payload, "{}"))).isEqualTo(2);
        assertThat(stage(StagedKind.BAR, List.of("a", "c"), List.of("{}", "{}"))).isOne();
        assertThat(stage(StagedKind.NEWS, List.of("a"), List.of("{}"))).isOne();

        var taken = staged.take(StagedKind.BAR, NOW.plusSeconds(1), 10);
        assertThat(taken)
                .extracting(StagedRow::naturalKey)
                .containsExactlyInAnyOrder("a", "b", "c");
        assertThat(taken)
                .filteredOn(row -> row.naturalKey().equals("a"))
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.payload())
                                    .contains("12345678901234567890.123456", "größer ☃ ", "🎉");
                            assertThat(row.receivedAt()).isEqualTo(NOW);
                            assertThat(row.takenAt()).isEqualTo(NOW.plusSeconds(1));
                        });
        assertThat(staged.take(StagedKind.BAR, NOW, 10)).isEmpty();
    }

    @Test
    void areLeftToTheNextWhereAWorkerRollsBack() {
        stage(StagedKind.BAR, List.of("a"), List.of("{}"));

        transactions.executeWrite(
                status -> {
                    assertThat(staged.take(StagedKind.BAR, NOW, 10)).hasSize(1);
                    status.setRollbackOnly();
                    return 0;
                });

        assertThat(staged.take(StagedKind.BAR, NOW, 10)).hasSize(1);
    }

    @Test
    void areTakenByOneWorkerEach() throws Exception {
        var keys = IntStream.range(0, 300).mapToObj(Integer::toString).toList();
        stage(StagedKind.BAR, keys, keys.stream().map(_ -> "{}").toList());

        var taken = Races.claimAll(8, () -> staged.take(StagedKind.BAR, NOW, 11));

        assertThat(taken)
                .extracting(StagedRow::naturalKey)
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    private int stage(StagedKind kind, List<String> keys, List<String> payloads) {
        return writer.stage(run, "provider", kind, keys, payloads, NOW);
    }
}
