package uptick.trends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.micronaut.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import uptick.model.collections.Observation;
import uptick.model.collections.YoutubeMetrics;
import uptick.model.trends.Trend;

/// Makes the rows of one collection: what was seen of a topic beside its scores.
///
/// @param titles of the collection's topics
record TrendRows(JsonMapper json, String scoreVersion, Map<UUID, String> titles) {

    Trend row(Observation observation, ScoreTopic.Result result) {
        var metrics = ScoreTopic.metrics(observation);
        return new Trend(
                null,
                Objects.requireNonNull(
                        titles.get(observation.topicId()),
                        "the key of an observation holds its topic"),
                observation.collectionId(),
                observation.topicId(),
                metrics == null ? null : observation.observedAt(),
                metrics == null
                        ? null
                        : metrics.videos().stream().mapToLong(YoutubeMetrics.Video::views).sum(),
                metrics == null ? null : likes(metrics),
                metrics == null ? null : metrics.videos().getFirst().channelTitle(),
                null,
                result.youtubeTraction(),
                null,
                false,
                result.momentum(),
                result.confidence(),
                scoreVersion,
                write(result.components()),
                result.states());
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
