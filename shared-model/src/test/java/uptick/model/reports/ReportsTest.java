package uptick.model.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.Races;
import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "8")
class ReportsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00.123456Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private final Reports reports;
    private final ReportsWriter writer;
    private final ReportDeliveries deliveries;
    private final Rows rows;

    ReportsTest(
            Reports reports,
            ReportsWriter writer,
            ReportDeliveries deliveries,
            TestDatabase database) {
        this.reports = reports;
        this.writer = writer;
        this.deliveries = deliveries;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void nothingIsReported() {
        rows.execute("DELETE FROM reports");
    }

    @Test
    void areMadeOnceForADateAndKind() {
        assertThat(add(TODAY, "first")).isOne();
        assertThat(add(TODAY, "second")).isZero();
        assertThat(add(TODAY.minusDays(1), "before")).isOne();
        assertThat(writer.add(TODAY, ReportKind.WEEKLY, "{}", "weekly", 0, 0, NOW)).isOne();

        assertThat(reports.findByDate(TODAY, ReportKind.MORNING))
                .hasValueSatisfying(
                        report ->
                                assertThat(report)
                                        .usingRecursiveComparison()
                                        .ignoringFields("id")
                                        .isEqualTo(
                                                new Report(
                                                        null,
                                                        TODAY,
                                                        ReportKind.MORNING,
                                                        "{\"größer\": [\"☃\", null, {\"a\": 1.50}]}",
                                                        "first",
                                                        30,
                                                        3,
                                                        NOW)));
        assertThat(reports.findBefore(ReportKind.MORNING, TODAY.plusDays(1), 10))
                .extracting(Report::rendered)
                .containsExactly("first", "before");
        assertThat(reports.findBefore(ReportKind.MORNING, TODAY, 1))
                .extracting(Report::rendered)
                .containsExactly("before");
    }

    @Test
    void reachAReaderOnAChannelOnce() throws Exception {
        var report = report();
        var readers = IntStream.range(0, 60).mapToObj(_ -> rows.user()).toList();
        for (var reader : readers) {
            assertThat(deliveries.plan(report, reader, Channel.EMAIL, "{\"a\": 1}", null)).isOne();
            assertThat(deliveries.plan(report, reader, Channel.EMAIL, "{}", "x")).isZero();
            assertThat(deliveries.plan(report, reader, Channel.PAGE, "{}", "x")).isOne();
        }

        var taken = Races.claimAll(8, () -> deliveries.claim(Channel.EMAIL, NOW, 7));

        assertThat(taken)
                .extracting(ReportDelivery::userId)
                .containsExactlyInAnyOrderElementsOf(readers);
        assertThat(taken)
                .allSatisfy(
                        delivery -> {
                            assertThat(delivery.status()).isEqualTo(DeliveryStatus.SENDING);
                            assertThat(delivery.personal()).isEqualTo("{\"a\": 1}");
                            assertThat(delivery.attemptedAt()).isEqualTo(NOW);
                        });
    }

    @Test
    void endOnceAndSayWhyTheyDidNotArrive() {
        var report = report();
        var ann = rows.user();
        deliveries.plan(report, ann, Channel.EMAIL, "{}", "x");
        var id = Objects.requireNonNull(find(report, ann).id());

        assertThat(finish(id, DeliveryStatus.SENT, null)).as("not being sent").isZero();
        deliveries.claim(Channel.EMAIL, NOW, 10);
        assertThat(finish(id, DeliveryStatus.UNKNOWN, "The server hung up.")).isOne();
        assertThat(finish(id, DeliveryStatus.SENT, null)).isZero();
        assertThat(deliveries.claim(Channel.EMAIL, NOW, 10)).isEmpty();

        assertThat(find(report, ann))
                .satisfies(
                        delivery -> {
                            assertThat(delivery.status()).isEqualTo(DeliveryStatus.UNKNOWN);
                            assertThat(delivery.reason()).isEqualTo("The server hung up.");
                            assertThat(delivery.finishedAt()).isEqualTo(NOW);
                        });
        assertThat(deliveries.find(report, rows.user(), Channel.EMAIL)).isEmpty();
    }

    private int add(LocalDate date, String rendered) {
        return writer.add(
                date,
                ReportKind.MORNING,
                "{\"größer\": [\"☃\", null, {\"a\": 1.50}]}",
                rendered,
                30,
                3,
                NOW);
    }

    private UUID report() {
        add(TODAY, "today");
        return Objects.requireNonNull(
                reports.findByDate(TODAY, ReportKind.MORNING).orElseThrow().id());
    }

    private ReportDelivery find(UUID report, UUID user) {
        return deliveries.find(report, user, Channel.EMAIL).orElseThrow();
    }

    private int finish(UUID id, DeliveryStatus status, @Nullable String reason) {
        return deliveries.finish(id, status, reason, NOW);
    }
}
