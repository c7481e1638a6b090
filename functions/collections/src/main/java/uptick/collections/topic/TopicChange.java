package uptick.collections.topic;

import java.util.List;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import uptick.model.collections.ListedTopic;

/// What an editor may change of a topic, and nothing else; what is left out stays.
///
/// @param language empty for any
/// @param region empty for any
/// @param wantedSources empty for every source that is on
@Serdeable(naming = SnakeCaseStrategy.class)
record TopicChange(
        @Nullable
                @Size(max = TopicText.LONGEST)
                @Pattern(regexp = TopicText.VISIBLE, message = TopicText.VISIBLE_MESSAGE)
                String title,
        @Nullable @Size(max = TopicText.MOST_ALIASES)
                List<
                                @NotNull @Size(max = TopicText.LONGEST)
                                @Pattern(
                                        regexp = TopicText.VISIBLE,
                                        message = TopicText.VISIBLE_MESSAGE)
                                String>
                        aliases,
        @Nullable @Pattern(regexp = TopicText.LANGUAGE, message = TopicText.LANGUAGE_MESSAGE)
                String language,
        @Nullable @Pattern(regexp = TopicText.REGION, message = TopicText.REGION_MESSAGE)
                String region,
        @Nullable @Min(-1000) @Max(1000) Integer priority,
        @Nullable Boolean isTracked,
        @Nullable @Size(max = TopicText.SOURCES)
                List<
                                @NotNull
                                @Pattern(
                                        regexp = TopicText.SOURCE,
                                        message = TopicText.SOURCE_MESSAGE)
                                String>
                        wantedSources) {

    /// What the topic is to be.
    WantedTopic of(ListedTopic topic) {
        return WantedTopic.of(
                title == null ? topic.title() : title,
                aliases == null ? topic.aliases() : aliases,
                language == null ? topic.language() : language,
                region == null ? topic.region() : region,
                priority == null ? topic.priority() : priority,
                isTracked == null ? topic.isTracked() : isTracked,
                wantedSources == null ? topic.wantedSources() : wantedSources);
    }
}
