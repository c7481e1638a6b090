package uptick.model.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.Pages;
import uptick.model.Races;
import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "8")
class ModelVersionsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00.123456Z");
    private static final String HASH = "0123456789abcdef".repeat(4);

    private final ModelVersions models;
    private final ModelVersionsWriter writer;
    private final Rows rows;
    private final TransactionOperations<Connection> transactions;

    ModelVersionsTest(
            ModelVersions models,
            ModelVersionsWriter writer,
            TestDatabase database,
            TransactionOperations<Connection> transactions) {
        this.models = models;
        this.writer = writer;
        this.rows = new Rows(database);
        this.transactions = transactions;
    }

    @BeforeEach
    void nothingIsTrained() {
        rows.execute("DELETE FROM model_trials; DELETE FROM model_versions");
    }

    @Test
    void keepTheirParametersTheirHashAndTheirBytes() {
        var bytes = new byte[] {0, -1, 127, -128};
        var id = Objects.requireNonNull(register("v1", bytes));

        assertThat(register("v1", new byte[] {9})).as("the version is known").isNull();

        assertThat(models.findByVersion("v1"))
                .contains(
                        new ModelVersion(
                                id,
                                "v1",
                                ModelVersion.Kind.RULE_SET,
                                NOW,
                                LocalDate.parse("2024-01-01"),
                                LocalDate.parse("2026-01-01"),
                                "{\"l2\": 0.1, \"größer\": \"☃\"}",
                                HASH,
                                "{\"f1\": null}",
                                null,
                                true,
                                false,
                                null));
        assertThat(models.findById(id)).isEqualTo(models.findByVersion("v1"));
        assertThat(models.findSerialised(id))
                .hasValueSatisfying(read -> assertThat(read.modelBytes()).isEqualTo(bytes));
    }

    @Test
    void mayLieElsewhere() {
        var id = Objects.requireNonNull(register("v1"));

        assertThat(models.findSerialised(id)).isEmpty();
    }

    @Test
    void areListedNewestFirst() {
        register("v1");
        register("v2");
        register("v3");

        assertThat(
                        Pages.<ModelVersion>readAll(
                                last ->
                                        models.findBefore(
                                                last == null
                                                        ? new UUID(-1, -1)
                                                        : Objects.requireNonNull(last.id()),
                                                2)))
                .extracting(ModelVersion::version)
                .containsExactly("v3", "v2", "v1");
    }

    @Test
    void haveExactlyOneActiveAmongThemHoweverManyAreActivatedAtOnce() throws Exception {
        for (var i = 0; i < 8; i++) {
            register("v" + i);
        }
        activate("v0");
        var next = new AtomicInteger();

        var activated =
                Races.run(
                        8,
                        () -> {
                            var version = "v" + next.getAndIncrement();
                            return activate(version) == 1 && models.findActive().isPresent();
                        });

        assertThat(activated).containsOnly(true);
        assertThat(rows.texts("SELECT count(*) FROM model_versions WHERE is_active"))
                .containsExactly("1");
    }

    @Test
    void stayAsTheyAreWhereTheVersionToActivateIsUnknown() {
        register("v1");
        activate("v1");

        assertThat(activate("v2")).isZero();

        assertThat(models.findActive())
                .hasValueSatisfying(active -> assertThat(active.version()).isEqualTo("v1"));
    }

    @Test
    void knowHowManyTrialsTheyTook() {
        writer.noteTrial("a", "{}", HASH, "{}", null, NOW);
        writer.noteTrial("a", "{}", HASH, "{}", register("v1"), NOW.plusSeconds(1));
        writer.noteTrial("b", "{}", HASH, "{}", null, NOW);

        assertThat(models.countTrials("a", NOW)).isOne();
        assertThat(models.countTrials("a", NOW.plusSeconds(1))).isEqualTo(2);
    }

    private int activate(String version) {
        return transactions.executeWrite(
                status -> {
                    var activated = writer.activate(version);
                    if (activated == 0) {
                        status.setRollbackOnly();
                    }
                    return activated;
                });
    }

    private @Nullable UUID register(String version, byte... bytes) {
        return writer.register(
                version,
                ModelVersion.Kind.RULE_SET,
                NOW,
                LocalDate.parse("2024-01-01"),
                LocalDate.parse("2026-01-01"),
                "{\"l2\": 0.1, \"größer\": \"☃\"}",
                HASH,
                "{\"f1\": null}",
                null,
                bytes,
                true,
                null);
    }
}
