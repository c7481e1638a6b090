package uptick.local.sample.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;

class SampleCalendarTest {

    private static final LocalDate EARLIEST = LocalDate.of(2017, 9, 13);

    private final SampleCalendar calendar =
            SampleCalendar.endingAt(Instant.parse("2026-03-10T15:30:00Z"), EARLIEST, 40);

    @Test
    void endsOnTheLatestMorningThatIsNotAfterTheInstant() {
        var before = SampleCalendar.endingAt(Instant.parse("2026-03-10T05:59:59Z"), EARLIEST, 40);
        var at = SampleCalendar.endingAt(Instant.parse("2026-03-10T06:00:00Z"), EARLIEST, 40);

        assertThat(before.latestMorning()).isEqualTo("2026-03-09T06:00:00Z");
        assertThat(at.latestMorning()).isEqualTo("2026-03-10T06:00:00Z");
        assertThat(calendar).isEqualTo(at);
    }

    @Test
    void putsTheDaysOnConsecutiveMornings() {
        assertThat(calendar.mornings()).hasSize(40);
        assertThat(calendar.morning(0)).isEqualTo("2026-01-30T06:00:00Z");
        assertThat(calendar.morning(39)).isEqualTo("2026-03-10T06:00:00Z");
        assertThat(calendar.morningOf(EARLIEST)).isEqualTo(calendar.morning(0));
        assertThat(calendar.morningOf(LocalDate.of(2017, 10, 22))).isEqualTo(calendar.morning(39));
    }

    @Test
    void keepsADayCurrentUntilTheNextMorning() {
        var tenth = calendar.morning(10);

        assertThat(calendar.indexAt(tenth.minusNanos(1))).isEqualTo(9);
        assertThat(calendar.indexAt(tenth)).isEqualTo(10);
        assertThat(calendar.indexAt(tenth.plusSeconds(86_399))).isEqualTo(10);
    }

    @Test
    void standsStillOutsideItsMornings() {
        assertThat(calendar.indexAt(Instant.EPOCH)).isZero();
        assertThat(calendar.indexAt(Instant.parse("2030-01-01T00:00:00Z"))).isEqualTo(39);
        assertThat(calendar.clamp(Instant.EPOCH)).isEqualTo(calendar.morning(0));
        assertThat(calendar.clamp(calendar.morning(3))).isEqualTo(calendar.morning(3));
    }

    @Test
    void refusesDaysThatItDoesNotHave() {
        assertThatThrownBy(() -> calendar.morning(40))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> calendar.morningOf(EARLIEST.minusDays(1)))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SampleCalendar(EARLIEST, 40, Instant.EPOCH));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleCalendar.endingAt(Instant.EPOCH, EARLIEST, 0));
    }
}
