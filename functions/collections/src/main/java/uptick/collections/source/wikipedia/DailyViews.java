package uptick.collections.source.wikipedia;

import java.time.LocalDate;
import java.util.List;

/// Views of one article by people, day by day in UTC. Absolute: two pulls compare.
///
/// A day that is missing had no views, or is not counted yet: after [#latestDay] it is the latter, and never a zero.
///
/// @param days oldest first, at least one, each day once
public record DailyViews(List<Day> days) {

    public DailyViews {
        days = List.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("an article without days is an absence");
        }
    }

    /// The newest day that is counted.
    public LocalDate latestDay() {
        return days.getLast().day();
    }

    /// One day.
    ///
    /// @param views a count
    public record Day(LocalDate day, long views) {}
}
