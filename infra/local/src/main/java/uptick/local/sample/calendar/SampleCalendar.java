package uptick.local.sample.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Moves the recorded days to as many consecutive mornings, the last of which is the anchor.
///
/// A morning is 06:00 UTC. Day 0 is the earliest. Between two mornings the earlier one's day is the
/// current one; before the earliest and after the latest, that one.
///
/// @param earliestDay the first recorded day
/// @param length how many days were recorded, at least 1
/// @param latestMorning the anchor: the morning that the last recorded day is moved to
public record SampleCalendar(LocalDate earliestDay, int length, Instant latestMorning) {

    private static final LocalTime MORNING = LocalTime.of(6, 0);
    private static final Duration DAY = Duration.ofDays(1);

    public SampleCalendar {
        if (length < 1) {
            throw new IllegalArgumentException("a calendar of " + length + " days");
        }
        if (!latestMorning.atOffset(ZoneOffset.UTC).toLocalTime().equals(MORNING)) {
            throw new IllegalArgumentException("not a morning: " + latestMorning);
        }
    }

    /// The calendar whose last morning is the latest one that is not after `now`.
    public static SampleCalendar endingAt(Instant now, LocalDate earliestDay, int length) {
        var today = now.atOffset(ZoneOffset.UTC).toLocalDate().atTime(MORNING);
        var morning = today.toInstant(ZoneOffset.UTC);
        return new SampleCalendar(
                earliestDay, length, morning.isAfter(now) ? morning.minus(DAY) : morning);
    }

    /// The morning of a day by its number.
    ///
    /// @throws IndexOutOfBoundsException where there is no such day
    public Instant morning(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException(index);
        }
        return latestMorning.minus(DAY.multipliedBy(length - 1L - index));
    }

    /// The morning that a recorded day is moved to.
    ///
    /// @throws IndexOutOfBoundsException where that day was not recorded
    public Instant morningOf(LocalDate recordedDay) {
        return morning(Math.toIntExact(recordedDay.toEpochDay() - earliestDay.toEpochDay()));
    }

    /// All mornings, earliest first.
    public Stream<Instant> mornings() {
        return IntStream.range(0, length).mapToObj(this::morning);
    }

    /// The instant itself where it lies between the earliest and the latest morning, else the nearer of the two.
    public Instant clamp(Instant instant) {
        if (instant.isBefore(morning(0))) {
            return morning(0);
        }
        return instant.isAfter(latestMorning) ? latestMorning : instant;
    }

    /// The number of the day that is current at an instant, from 0 to length - 1.
    public int indexAt(Instant instant) {
        return Math.toIntExact(Duration.between(morning(0), clamp(instant)).dividedBy(DAY));
    }
}
