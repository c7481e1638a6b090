package uptick.collections.run;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import uptick.collections.discover.TopicTerm;

/// A term that a source's chart shows, whether it is a topic already or not.
///
/// @param language BCP 47 tag of the chart, null where it has none
/// @param region ISO 3166-1 alpha-2 code of the chart, null where it has none
/// @param rank its place among what the slice finds, from 1 on
/// @param isSure whether it is a topic by itself; else only where another source finds it, too
/// @param measure how much of it there is, null where the source does not say
/// @param evidence id or address at the source, null where there is none
public record Found(
        TopicTerm term,
        @Nullable String language,
        @Nullable String region,
        int rank,
        boolean isSure,
        @Nullable Measure measure,
        @Nullable String evidence) {

    public Found {
        if (rank < 1) {
            throw new IllegalArgumentException("places are counted from 1");
        }
    }

    /// How much of something there is.
    ///
    /// @param amount a count
    public record Measure(long amount, Unit unit) {

        public Measure {
            if (amount < 0) {
                throw new IllegalArgumentException("nothing is there less than not at all");
            }
        }
    }

    /// What is counted.
    public enum Unit {
        /// Searches for a term, or at least as many.
        SEARCHES,
        /// Views of a page, or of videos together.
        VIEWS,
        /// Votes for stories, together.
        POINTS;

        String inRows() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
