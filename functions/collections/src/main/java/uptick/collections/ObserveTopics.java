package uptick.collections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import uptick.collections.plan.TopicMatcher;
import uptick.collections.source.youtube.ChartPage;
import uptick.model.collections.Observation;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Topic;
import uptick.model.collections.YoutubeMetrics;

/// Turns a chart into one observation for each topic: its videos, or the reason why there are none.
///
/// @param recordedAt when it becomes known to Uptick; observed it was when the chart was read
record ObserveTopics(UUID collectionId, Instant recordedAt, ReadChart.Result chart) {

    /* The score looks at a topic's five best (signals: "sum over its five best"); more would only fill the table. */
    private static final int VIDEOS_KEPT = 5;

    List<Observation> of(List<Topic> topics) {
        var matcher = new TopicMatcher<UUID>();
        topics.forEach(topic -> matcher.lookFor(id(topic), topic.title(), topic.aliases()));
        Map<UUID, List<ChartPage.Video>> found = new HashMap<>();
        for (var video : chart.videos()) {
            matcher.match(video.title(), video.tags())
                    .forEach(
                            topic ->
                                    found.computeIfAbsent(topic, _ -> new ArrayList<>())
                                            .add(video));
        }
        return topics.stream()
                .map(topic -> observation(id(topic), found.getOrDefault(id(topic), List.of())))
                .toList();
    }

    private Observation observation(UUID topicId, List<ChartPage.Video> videos) {
        if (!videos.isEmpty()) {
            return row(topicId, ObservationState.OK, null, metrics(videos));
        }
        var gap = chart.gap();
        if (gap != null) {
            // Not in what was read is not the same as not in the chart.
            return row(topicId, gap.state(), gap.reason(), null);
        }
        return row(
                topicId,
                ObservationState.EMPTY,
                "None of the "
                        + chart.videos().size()
                        + " videos in YouTube's chart is about it"
                        + (chart.uncounted() == 0
                                ? "."
                                : "; " + chart.uncounted() + " more show no views."),
                null);
    }

    private Observation row(
            UUID topicId,
            ObservationState state,
            @Nullable String reason,
            @Nullable YoutubeMetrics metrics) {
        return new Observation(
                null,
                collectionId,
                topicId,
                ReadChart.SOURCE,
                chart.readAt(),
                state,
                reason,
                metrics,
                recordedAt);
    }

    private static YoutubeMetrics metrics(List<ChartPage.Video> videos) {
        return new YoutubeMetrics(
                videos.stream()
                        .sorted(
                                Comparator.comparingLong(ChartPage.Video::views)
                                        .reversed()
                                        .thenComparing(ChartPage.Video::id))
                        .limit(VIDEOS_KEPT)
                        .map(
                                video ->
                                        new YoutubeMetrics.Video(
                                                video.id(),
                                                video.title(),
                                                video.channelId(),
                                                video.channelTitle(),
                                                video.publishedAt(),
                                                video.views(),
                                                video.likes(),
                                                video.comments()))
                        .toList());
    }

    private static UUID id(Topic topic) {
        return Objects.requireNonNull(topic.id(), "a topic from the database has an id");
    }
}
