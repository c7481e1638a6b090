package uptick.collections.source.similarweb;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Visits to a site, month by month, as SimilarWeb estimates them.
///
/// @param months oldest first, at least one, each once; a month that is missing is not estimated yet
/// @param lastUpdated the day up to which it counted, null where it does not say
public record Traffic(List<Month> months, @Nullable LocalDate lastUpdated) {

    public Traffic {
        months = List.copyOf(months);
        if (months.isEmpty()) {
            throw new IllegalArgumentException("a site without months is an absence");
        }
    }

    /// One month.
    ///
    /// @param visits an estimate, rounded
    /// @param bounceRate share of visits of one page, 0 to 1; null where it does not say
    /// @param pagesPerVisit null where it does not say
    public record Month(
            YearMonth month,
            long visits,
            @Nullable Double bounceRate,
            @Nullable Double pagesPerVisit) {}
}
