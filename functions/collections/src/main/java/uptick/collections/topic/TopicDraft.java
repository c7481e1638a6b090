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

import uptick.edge.problem.Problems;
import uptick.model.collections.ListedTopic;

/// What an editor writes of a topic, to add or to change it, and nothing else: what is left out stays, or is as usual.
///
/// @param title as people write it; its letters and digits alone tell it from others. Needed to add one
/// @param aliases other phrases that mean it, usually none
/// @param language BCP 47 tag, empty for any, which is usual
/// @param region ISO 3166-1 alpha-2 code, empty for any, which is usual
/// @param priority usually 0
/// @param isTracked usually true
/// @param wantedSources whom to ask for it; empty for every source that is on, which is usual
@Serdeable(naming = SnakeCaseStrategy.class)
record TopicDraft(
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

    /// What a topic is to be that there is not yet.
    ///
    /// @throws uptick.edge.problem.ProblemException where it has no title, or a name that is none
    WantedTopic added() {
        if (title == null) {
            throw Problems.invalid("title", "must be given");
        }
        return WantedTopic.of(
                title,
                aliases == null ? List.of() : aliases,
                language,
                region,
                priority == null ? 0 : priority,
                isTracked == null || isTracked,
                wantedSources);
    }

    /// What a topic is to be that there is.
    WantedTopic changed(ListedTopic topic) {
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
