package uptick.collections.discover;

import org.jspecify.annotations.Nullable;

/// A term in a chart.
///
/// @param source whose chart
/// @param term what it is called there
/// @param language BCP 47 tag of the chart, null where it has none
/// @param region ISO 3166-1 alpha-2 code of the chart, null where it has none
/// @param rank its place, from 1 on
/// @param isSure whether it is a topic by itself; else only where another source found it, too
public record Placed(
        String source,
        TopicTerm term,
        @Nullable String language,
        @Nullable String region,
        int rank,
        boolean isSure) {

    public Placed {
        if (rank < 1) {
            throw new IllegalArgumentException("places are counted from 1");
        }
    }
}
