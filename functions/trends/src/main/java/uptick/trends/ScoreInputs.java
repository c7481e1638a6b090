package uptick.trends;

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
import uptick.trends.outcome.InterestSeries;
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
        return series(observation)
                .flatMap(series -> InterestWindow.of(series.points(), series.step()));
    }

    /// The complete points of an observation's series; empty where it has none, or of steps that nothing is measured on.
    static Optional<InterestSeries> series(Observation observation) {
        var series = observation.series();
        var step = series == null ? null : step(series);
        return series == null || step == null
                ? Optional.empty()
                : Optional.of(
                        new InterestSeries(
                                series.points().stream()
                                        .filter(point -> !point.partial())
                                        .map(
                                                point ->
                                                        new InterestWindow.Point(
                                                                point.at(), point.value()))
                                        .toList(),
                                step,
                                series.anchor() != null));
    }

    /// How old an observation of interest is: the source's answer, or its newest complete point where that ended more than a
    /// step before, in hours.
    static double ageHours(Observation observation, Instant now) {
        var answered = Hours.between(observation.observedAt(), now);
        return series(observation)
                .filter(series -> !series.points().isEmpty())
                .map(
                        series ->
                                Hours.between(
                                        series.points()
                                                .getLast()
                                                .at()
                                                .plus(series.step().length().multipliedBy(2)),
                                        now))
                .map(aged -> Math.max(answered, aged))
                .orElse(answered);
    }

    private static @Nullable Step step(Series series) {
        return switch (series.step()) {
            case "day" -> Step.DAY;
            case "week" -> Step.WEEK;
            case "month" -> Step.MONTH;
            default -> null;
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
