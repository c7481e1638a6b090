package uptick.model.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
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
class AlertsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00.123456Z");
    private static final UUID FIRST_ID = new UUID(0, 0);

    private final Alerts alerts;
    private final Rows rows;

    AlertsTest(Alerts alerts, TestDatabase database) {
        this.alerts = alerts;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void nothingIsRaised() {
        rows.execute("DELETE FROM alerts");
    }

    @Test
    void areRaisedOnceUntilTheyAreAnswered() throws Exception {
        var ann = rows.user();
        var raised =
                Races.run(8, () -> raise(ann, "position:1")).stream()
                        .flatMap(Optional::stream)
                        .toList();

        assertThat(raised).hasSize(1);
        assertThat(raise(ann, "position:2")).isPresent();
        assertThat(raise(rows.user(), "position:1")).isPresent();
        assertThat(alerts.acknowledge(raised.getFirst(), NOW)).isOne();
        assertThat(alerts.acknowledge(raised.getFirst(), NOW)).isZero();
        assertThat(alerts.snooze(raised.getFirst(), NOW)).isZero();
        assertThat(raise(ann, "position:1")).isPresent();
    }

    @Test
    void keepTheNumbersInTheirSentence() {
        var ann = rows.user();
        var instrument = rows.instrument();
        var id =
                alerts.raise(
                                ann,
                                AlertKind.STOP_TOUCHED,
                                "position:1",
                                instrument,
                                "Größer ☃ fell to 9.50.",
                                "{\"price\": 9.50, \"deep\": {\"none\": null}}",
                                NOW)
                        .orElseThrow();
        alerts.snooze(id, NOW.plusNanos(1000));

        assertThat(alerts.findBefore(ann, NOW.plusSeconds(1), FIRST_ID, 10))
                .containsExactly(
                        new Alert(
                                id,
                                ann,
                                AlertKind.STOP_TOUCHED,
                                "position:1",
                                instrument,
                                "Größer ☃ fell to 9.50.",
                                "{\"deep\": {\"none\": null}, \"price\": 9.50}",
                                NOW,
                                null,
                                NOW.plusNanos(1000)));
    }

    @Test
    void forOperatorsAreListedWhileTheyAreOpen() {
        var silent = raise(null, "source:reddit").orElseThrow();
        assertThat(raise(null, "source:reddit")).isEmpty();
        var other = raise(null, "source:youtube").orElseThrow();
        raise(rows.user(), "position:1");

        assertThat(alerts.findOpenOfOperators(10))
                .extracting(Alert::id)
                .containsExactlyInAnyOrder(silent, other);
        alerts.acknowledge(silent, NOW);
        assertThat(alerts.findOpenOfOperators(10)).extracting(Alert::id).containsExactly(other);
    }

    @Test
    void areEachOnOnePageNewestFirst() {
        var ann = rows.user();
        var random = new Random(20_261_121);
        for (var i = 0; i < 40; i++) {
            alerts.raise(
                    ann,
                    AlertKind.TRIGGER_MET,
                    "subject " + i,
                    null,
                    "m",
                    "{}",
                    NOW.minusSeconds(random.nextInt(5)));
        }

        for (var size : List.of(1, 7, 100)) {
            assertThat(
                            Pages.<Alert>readAll(
                                    last ->
                                            last == null
                                                    ? alerts.findBefore(
                                                            ann, NOW.plusSeconds(1), FIRST_ID, size)
                                                    : alerts.findBefore(
                                                            ann,
                                                            last.raisedAt(),
                                                            Objects.requireNonNull(last.id()),
                                                            size)))
                    .hasSize(40)
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo(Comparator.comparing(Alert::raisedAt).reversed());
        }
    }

    private Optional<UUID> raise(@Nullable UUID user, String subject) {
        return alerts.raise(
                user, AlertKind.SOURCE_SILENT, subject, null, "It is silent.", "{}", NOW);
    }
}
