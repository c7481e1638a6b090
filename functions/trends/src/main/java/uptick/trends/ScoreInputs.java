package uptick.trends;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import uptick.model.collections.Observation;
import uptick.model.collections.RedditMetrics;
import uptick.model.collections.Series;
import uptick.model.collections.SimilarwebMetrics;
import uptick.model.collections.YoutubeMetrics;
import uptick.trends.score.InterestWindow;
import uptick.trends.score.InterestWindow.Step;
import uptick.trends.score.RedditPost;
import uptick.trends.score.VisitsBonus;
import uptick.trends.score.YoutubeVideo;

/// What sources show, as the formulas take it.
final class ScoreInputs {

    private ScoreInputs() {}

    /// A topic's videos, each with its count of before where it was seen then; none where YouTube showed none.
    static List<YoutubeVideo> videos(SeenTopic topic) {
        var metrics = topic.metrics(Sources.YOUTUBE, YoutubeMetrics.class);
        var seen = topic.of(Sources.YOUTUBE);
        if (metrics.isEmpty() || seen == null) {
            return List.of();
        }
        Map<String, YoutubeMetrics.Video> earlier = new HashMap<>();
        topic.metricsBefore(Sources.YOUTUBE, YoutubeMetrics.class)
                .ifPresent(
                        before -> before.videos().forEach(video -> earlier.put(video.id(), video)));
        var hoursBetween = topic.hoursBetween(Sources.YOUTUBE);
        return metrics.get().videos().stream()
                .map(
                        video -> {
                            var previous = earlier.get(video.id());
                            return new YoutubeVideo(
                                    video.id(),
                                    video.views(),
                                    video.likes(),
                                    Hours.between(video.publishedAt(), seen.observedAt()),
                                    previous == null ? null : previous.views(),
                                    previous == null ? null : hoursBetween,
                                    null);
                        })
                .toList();
    }

    /// A topic's posts, each with how it stood before where it was seen then; none where Reddit showed none. Each is called
    /// by its place: what is kept of a score outlasts the post, and Reddit's name for it may not.
    static List<RedditPost> posts(SeenTopic topic) {
        var metrics = topic.metrics(Sources.REDDIT, RedditMetrics.class);
        var seen = topic.of(Sources.REDDIT);
        if (metrics.isEmpty() || seen == null) {
            return List.of();
        }
        Map<String, RedditMetrics.Post> earlier = new HashMap<>();
        topic.metricsBefore(Sources.REDDIT, RedditMetrics.class)
                .ifPresent(
                        before ->
                                before.posts().stream()
                                        .filter(post -> post.name() != null)
                                        .forEach(post -> earlier.put(post.name(), post)));
        var hoursBetween = topic.hoursBetween(Sources.REDDIT);
        var posts = metrics.get().posts();
        return IntStream.range(0, posts.size())
                .mapToObj(
                        place -> {
                            var post = posts.get(place);
                            var previous = post.name() == null ? null : earlier.get(post.name());
                            return new RedditPost(
                                    "post-" + (place + 1),
                                    echo(post),
                                    Hours.between(post.postedAt(), seen.observedAt()),
                                    previous == null ? null : echo(previous),
                                    previous == null ? null : hoursBetween);
                        })
                .toList();
    }

    private static RedditPost.Echo echo(RedditMetrics.Post post) {
        return new RedditPost.Echo(post.score(), post.upvoteRatio(), post.comments());
    }

    /// What a spike is measured on; empty where an observation has no series, or too little of one.
    static Optional<InterestWindow> window(Observation observation) {
        var series = observation.series();
        var step = series == null ? null : step(series);
        return series == null || step == null
                ? Optional.empty()
                : InterestWindow.of(
                        series.points().stream()
                                .filter(point -> !point.partial())
                                .map(point -> new InterestWindow.Point(point.at(), point.value()))
                                .toList(),
                        step);
    }

    /// How old an observation of interest is: the source's answer, or its newest complete point where that ended more than a
    /// step before, in hours.
    static double ageHours(Observation observation, Instant now) {
        var answered = Hours.between(observation.observedAt(), now);
        var series = observation.series();
        var step = series == null ? null : step(series);
        if (series == null || step == null || series.points().isEmpty()) {
            return answered;
        }
        var newest =
                series.points().stream()
                        .filter(point -> !point.partial())
                        .reduce((_, later) -> later)
                        .map(Series.Point::at)
                        .orElse(observation.observedAt());
        var length = length(step);
        return Math.max(answered, Hours.between(newest.plus(length).plus(length), now));
    }

    private static @Nullable Step step(Series series) {
        return switch (series.step()) {
            case "day" -> Step.DAY;
            case "week" -> Step.WEEK;
            case "month" -> Step.MONTH;
            default -> null;
        };
    }

    private static Duration length(Step step) {
        return switch (step) {
            case DAY -> Duration.ofDays(1);
            case WEEK -> Duration.ofDays(7);
            case MONTH -> Duration.ofDays(31);
        };
    }

    /// The two newest months of a topic's site, where they follow each other; null where SimilarWeb shows fewer.
    static @Nullable VisitsBonus visits(SeenTopic topic) {
        var metrics = topic.metrics(Sources.SIMILARWEB, SimilarwebMetrics.class);
        if (metrics.isEmpty() || metrics.get().months().size() < 2) {
            return null;
        }
        var newest = metrics.get().months().getLast();
        var before = metrics.get().months().get(metrics.get().months().size() - 2);
        return before.month().plusMonths(1).equals(newest.month())
                ? new VisitsBonus(newest.visits(), before.visits())
                : null;
    }
}
