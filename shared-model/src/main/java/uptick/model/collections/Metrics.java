package uptick.model.collections;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;

/// What a source shows of a topic, in the source's own terms: one shape for each source.
///
/// Rows hold the numbers alone; which shape they have, the row's source says. A query that reads them puts the
/// source beside them, `metrics || jsonb_build_object('source', source)`, and one that writes them takes it out.
@Introspected
@Serdeable
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "source", defaultImpl = Metrics.Unread.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = YoutubeMetrics.class, name = "youtube"),
    @JsonSubTypes.Type(value = RedditMetrics.class, name = "reddit"),
    @JsonSubTypes.Type(value = GoogleTrendsMetrics.class, name = "google_trends"),
    @JsonSubTypes.Type(value = SimilarwebMetrics.class, name = "similarweb"),
    @JsonSubTypes.Type(value = WikipediaMetrics.class, name = "wikipedia")
})
public sealed interface Metrics
        permits YoutubeMetrics,
                RedditMetrics,
                GoogleTrendsMetrics,
                SimilarwebMetrics,
                WikipediaMetrics,
                Metrics.Unread {

    /// Numbers of a source that this build cannot read: they stay as they are, and nobody counts them.
    @Introspected
    @Serdeable
    record Unread() implements Metrics {}
}
