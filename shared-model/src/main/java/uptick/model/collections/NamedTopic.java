package uptick.model.collections;

import java.util.List;
import java.util.UUID;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;

/// A topic by its names, retired ones too.
///
/// @param topicKey its title, normalised
/// @param aliasKeys its other names, normalised
/// @param isLetGo was tracked for as long as charts showed it, and is not any more, with no editor having a say
@Introspected
public record NamedTopic(
        UUID id,
        String topicKey,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> aliasKeys,
        @MappedProperty("is_let_go") boolean isLetGo) {

    public NamedTopic {
        aliasKeys = List.copyOf(aliasKeys);
    }
}
