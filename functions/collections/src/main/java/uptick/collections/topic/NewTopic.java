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

/// The topic that an editor wants.
///
/// @param title as people write it; its letters and digits alone tell it from others
/// @param aliases other phrases that mean it, none where it is left out
/// @param language BCP 47 tag; any where it is left out
/// @param region ISO 3166-1 alpha-2 code; any where it is left out
/// @param priority 0 where it is left out
/// @param isTracked true where it is left out
/// @param wantedSources whom to ask for it; every source that is on where it is left out or empty
@Serdeable(naming = SnakeCaseStrategy.class)
record NewTopic(
        @NotNull
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
    WantedTopic wanted() {
        return WantedTopic.of(
                title,
                aliases == null ? List.of() : aliases,
                language,
                region,
                priority == null ? 0 : priority,
                isTracked == null || isTracked,
                wantedSources);
    }
}
