package uptick.model.collections;

import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// Something that is watched, the same for everybody.
///
/// @param topicKey the title normalised, see `uptick.value.TopicKey`; unique
/// @param aliases other phrases that mean it, as people write them
/// @param language BCP 47 tag, null for any
/// @param region ISO 3166-1 alpha-2 code, null for any
/// @param isTracked collected in every run
/// @param priority the higher, the earlier where quota does not suffice for all
/// @param createdBy who added it, null for topics of the product
@MappedEntity("topics")
public record Topic(
        @Id @GeneratedValue @Nullable UUID id,
        String topicKey,
        String title,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> aliases,
        @Nullable String language,
        @Nullable String region,
        @MappedProperty("is_tracked") boolean isTracked,
        int priority,
        @Nullable UUID createdBy) {

    public Topic {
        aliases = List.copyOf(aliases);
    }
}
