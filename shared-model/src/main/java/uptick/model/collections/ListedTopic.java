package uptick.model.collections;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// A topic as editors see it.
///
/// @param topicKey the title normalised; its place in the list
/// @param isControlSample not tracked, and polled all the same
/// @param wantedSources whom to ask for it, null for every source that is on
/// @param retiredAt when an editor took it off the list, null while it is there
/// @param discoveredAt when it was made a topic because charts showed it, null where a person or the product added it
/// @param discoveredFrom the sources whose charts showed it then
@Introspected
public record ListedTopic(
        UUID id,
        String topicKey,
        String title,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> aliases,
        @Nullable String language,
        @Nullable String region,
        @MappedProperty("is_tracked") boolean isTracked,
        @MappedProperty("is_control_sample") boolean isControlSample,
        int priority,
        @TypeDef(type = DataType.STRING_ARRAY) @Nullable List<String> wantedSources,
        @Nullable Instant retiredAt,
        @Nullable Instant discoveredAt,
        @TypeDef(type = DataType.STRING_ARRAY) @Nullable List<String> discoveredFrom) {

    public ListedTopic {
        aliases = List.copyOf(aliases);
        wantedSources = wantedSources == null ? null : List.copyOf(wantedSources);
        discoveredFrom = discoveredFrom == null ? null : List.copyOf(discoveredFrom);
    }
}
