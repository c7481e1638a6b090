package uptick.model.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A provider's days in its zone: each instant is in one, none overlaps another, whatever the clocks do.
class QuotaDaysTest {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final long SECONDS_OF_70_YEARS = Duration.ofDays(70 * 365L).toSeconds();
    private static final int INSTANTS = 500;

    @ParameterizedTest
    @CsvSource({
        // zone, day, hours, end
        "America/Los_Angeles, 2026-01-15, 24, 2026-01-16T08:00:00Z",
        "America/Los_Angeles, 2026-07-15, 24, 2026-07-16T07:00:00Z",
        "America/Los_Angeles, 2026-03-08, 23, 2026-03-09T07:00:00Z",
        "America/Los_Angeles, 2026-11-01, 25, 2026-11-02T08:00:00Z",
        "America/Los_Angeles, 2028-02-29, 24, 2028-03-01T08:00:00Z",
        "Europe/London, 2026-03-29, 23, 2026-03-29T23:00:00Z",
        "Australia/Lord_Howe, 2026-04-05, 24.5, 2026-04-05T13:30:00Z",
        "UTC, 2026-11-01, 24, 2026-11-02T00:00:00Z",
        // no midnight: the clocks go from 24:00 to 01:00
        "Africa/Cairo, 2026-04-23, 24, 2026-04-23T22:00:00Z",
        "Africa/Cairo, 2026-04-24, 23, 2026-04-24T21:00:00Z",
        "America/Santiago, 2026-09-06, 23, 2026-09-07T03:00:00Z",
        // the last hour twice: from 24:00 back to 23:00
        "Asia/Beirut, 2026-10-24, 25, 2026-10-24T22:00:00Z",
        // midnight twice: from 00:01 back to 23:01, and the day that has begun goes on
        "America/St_Johns, 2006-10-29, 25, 2006-10-30T03:30:00Z",
        "America/St_Johns, 2006-10-28, 24, 2006-10-29T02:30:00Z",
    })
    void lastAsLongAsTheClocksOfTheZoneSay(String zone, LocalDate day, double hours, Instant end) {
        var limit = in(zone);

        assertThat(limit.dayEnds(day)).isEqualTo(end);
        assertThat(Duration.between(limit.dayEnds(day.minusDays(1)), end).toMinutes())
                .isEqualTo((long) (hours * 60));
        assertThat(limit.dayAt(end.minusNanos(1))).isEqualTo(day);
        assertThat(limit.dayAt(end)).isEqualTo(day.plusDays(1));
    }

    @Test
    void leaveOutADayThatAnIslandDidNotHave() {
        var samoa = in("Pacific/Apia");
        var dateLineMoved = Instant.parse("2011-12-30T10:00:00Z");

        assertThat(samoa.dayAt(dateLineMoved.minusNanos(1))).isEqualTo("2011-12-29");
        assertThat(samoa.dayAt(dateLineMoved)).isEqualTo("2011-12-31");
        assertThat(samoa.dayEnds(LocalDate.parse("2011-12-29"))).isEqualTo(dateLineMoved);
    }

    @ParameterizedTest
    @MethodSource("zones")
    void holdEveryInstantOnceAndNeverGoBack(String zone) {
        var limit = in(zone);

        instants(zone)
                .forEach(
                        instant -> {
                            var day = limit.dayAt(instant);

                            assertThat(limit.dayEnds(day)).isAfter(instant);
                            assertThat(limit.dayEnds(day.minusDays(1))).isBeforeOrEqualTo(instant);
                            assertThat(limit.dayAt(limit.dayEnds(day))).isAfter(day);
                            assertThat(limit.dayAt(limit.dayEnds(day).minusNanos(1)))
                                    .isEqualTo(day);
                        });
    }

    static Stream<String> zones() {
        return ZoneId.getAvailableZoneIds().stream().sorted();
    }

    /* Around every change of the clocks, and at random. */
    private static Stream<Instant> instants(String zone) {
        var random = new Random(zone.hashCode());
        var rules = ZoneId.of(zone).getRules();
        var changes =
                Stream.iterate(
                                rules.nextTransition(EARLIEST),
                                change ->
                                        change != null
                                                && change.getInstant()
                                                        .isBefore(
                                                                EARLIEST.plusSeconds(
                                                                        SECONDS_OF_70_YEARS)),
                                change -> rules.nextTransition(change.getInstant()))
                        .flatMap(
                                change ->
                                        Stream.of(-90, -31, -1, 0, 1, 31, 90)
                                                .map(
                                                        minutes ->
                                                                change.getInstant()
                                                                        .plusSeconds(
                                                                                60L * minutes)));
        return Stream.concat(
                changes,
                random.longs(INSTANTS, 0, SECONDS_OF_70_YEARS).mapToObj(EARLIEST::plusSeconds));
    }

    private static QuotaLimit in(String zone) {
        return new QuotaLimit("an api", 10, zone, Map.of(), 0, null, null);
    }
}
