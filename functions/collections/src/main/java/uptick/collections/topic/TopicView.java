package uptick.collections.topic;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.model.collections.ListedTopic;

/// A topic as people see it.
///
/// @param aliases other phrases that mean it
/// @param language BCP 47 tag, null for any
/// @param region ISO 3166-1 alpha-2 code, null for any
/// @param priority the higher, the earlier where quota does not suffice for all
/// @param isTracked collected in every run
/// @param isControlSample not tracked, and polled all the same, so that hit rates are not those of favourites
/// @param wantedSources whom to ask for it, null for every source that is on
/// @param retiredAt when it was taken off the list, null while it is there
/// @param discoveredAt when it was made a topic because charts showed it, null where a person or the product added it
/// @param discoveredFrom the sources whose charts showed it then, null where there was none
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record TopicView(
        UUID id,
        String title,
        List<String> aliases,
        @Nullable String language,
        @Nullable String region,
        int priority,
        boolean isTracked,
        boolean isControlSample,
        @Nullable List<String> wantedSources,
        @Nullable Instant retiredAt,
        @Nullable Instant discoveredAt,
        @Nullable List<String> discoveredFrom) {

    static TopicView of(ListedTopic topic) {
        return new TopicView(
                topic.id(),
                topic.title(),
                topic.aliases(),
                topic.language(),
                topic.region(),
                topic.priority(),
                topic.isTracked(),
                topic.isControlSample(),
                topic.wantedSources(),
                topic.retiredAt(),
                topic.discoveredAt(),
                topic.discoveredFrom());
    }

    /// @param items by title, whatever its case and punctuation
    /// @param next the cursor of the next page, null on the last
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<TopicView> items, @Nullable String next) {}
}
