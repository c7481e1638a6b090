package uptick.collections.source.googletrends;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What people of a country begin to search for.
///
/// @param terms in the feed's order, at least one
/// @param unread how many more are listed without a term
public record TrendingTerms(List<Term> terms, int unread) {

    public TrendingTerms {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("a feed without terms is an absence");
        }
    }

    /// One term.
    ///
    /// @param leastSearches how many searches at least, null where the feed does not say
    /// @param since when it began, null where the feed does not say
    public record Term(String text, @Nullable Long leastSearches, @Nullable Instant since) {}
}
