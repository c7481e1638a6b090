package uptick.local.sample.youtube;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// What a call of `videos.list` asks for.
sealed interface VideosRequest {

    /// A page of the chart.
    ///
    /// @param categoryId null for all categories
    /// @param maxResults 1 to 50
    record Chart(Set<Part> parts, @Nullable String categoryId, int maxResults, PageToken page)
            implements VideosRequest {}

    /// Videos by their ids.
    ///
    /// @param ids 1 to 50, in the order asked for
    record ById(Set<Part> parts, List<String> ids) implements VideosRequest {}

    /// A call that YouTube would refuse.
    record Refused(ErrorBody why) implements VideosRequest {}

    /// The parts of a video that the sample world can show, named as the API names them.
    enum Part {
        ID("id"),
        SNIPPET("snippet"),
        CONTENT_DETAILS("contentDetails"),
        STATISTICS("statistics");

        final String wireName;

        Part(String wireName) {
            this.wireName = wireName;
        }
    }
}
