package uptick.collections.discover;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// A term that charts show, one for all of them.
///
/// @param term as most of the sources write it
/// @param language what the charts that have one agree on, else null
/// @param region what the charts that have one agree on, else null
/// @param sources whose charts show it, by name
/// @param score the sum of reciprocal ranks, see [FuseRanks]
public record Discovery(
        TopicTerm term,
        @Nullable String language,
        @Nullable String region,
        List<String> sources,
        double score) {

    public Discovery {
        sources = List.copyOf(sources);
    }
}
