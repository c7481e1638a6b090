package uptick.trends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.ToLongFunction;

import io.micronaut.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import uptick.model.collections.GoogleTrendsMetrics;
import uptick.model.collections.RedditMetrics;
import uptick.model.collections.SimilarwebMetrics;
import uptick.model.collections.YoutubeMetrics;
import uptick.model.trends.Trend;

/// Makes the rows of one collection: what was seen of a topic beside its scores.
///
/// @param titles of the collection's topics
record TrendRows(JsonMapper json, String scoreVersion, Map<UUID, String> titles) {

    Trend row(SeenTopic topic, ScoreTopic.Result result) {
        var reddit = topic.metrics(Sources.REDDIT, RedditMetrics.class).orElse(null);
        var youtube = topic.metrics(Sources.YOUTUBE, YoutubeMetrics.class).orElse(null);
        var google = topic.metrics(Sources.GOOGLE_TRENDS, GoogleTrendsMetrics.class).orElse(null);
        var site = topic.metrics(Sources.SIMILARWEB, SimilarwebMetrics.class).orElse(null);
        return new Trend(
                null,
                Objects.requireNonNull(
                        titles.get(topic.topicId()), "the key of an observation holds its topic"),
                topic.collectionId(),
                topic.topicId(),
                topic.newest(),
                reddit == null ? null : count(reddit.posts(), RedditMetrics.Post::score),
                reddit == null ? null : count(reddit.posts(), RedditMetrics.Post::comments),
                reddit == null ? null : reddit.posts().getFirst().upvoteRatio(),
                reddit == null ? null : reddit.posts().getFirst().subreddit(),
                youtube == null
                        ? null
                        : youtube.videos().stream().mapToLong(YoutubeMetrics.Video::views).sum(),
                youtube == null ? null : likes(youtube),
                youtube == null ? null : youtube.videos().getFirst().channelTitle(),
                google == null ? null : interest(google),
                google == null ? null : google.relatedQueries(),
                site == null ? null : site.months().getLast().visits(),
                result.scores().reddit(),
                result.scores().youtube(),
                result.scores().interest(),
                result.hasBonus(),
                result.momentum(),
                result.confidence(),
                scoreVersion,
                write(result.components()),
                result.states());
    }

    /* The columns are of the older system's kind: what is beyond them is not told apart from their end. */
    private static Integer count(
            List<RedditMetrics.Post> posts, ToLongFunction<RedditMetrics.Post> number) {
        return Math.clamp(
                posts.stream().mapToLong(number).sum(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static @Nullable Integer interest(GoogleTrendsMetrics google) {
        var interest = google.interest();
        return interest == null ? null : (Integer) Math.toIntExact(Math.round(interest));
    }

    private static @Nullable Long likes(YoutubeMetrics metrics) {
        var shown =
                metrics.videos().stream()
                        .map(YoutubeMetrics.Video::likes)
                        .filter(Objects::nonNull)
                        .toList();
        return shown.isEmpty() ? null : shown.stream().mapToLong(Long::longValue).sum();
    }

    private String write(ScoreComponents components) {
        try {
            return json.writeValueAsString(components);
        } catch (IOException failure) {
            throw new UncheckedIOException("components are numbers and texts", failure);
        }
    }
}
