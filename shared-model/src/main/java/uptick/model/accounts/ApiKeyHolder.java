package uptick.model.accounts;

import java.util.List;
import java.util.UUID;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;

/// Whom an API key acts for, as their account is now.
///
/// @param tier `free` or `premium`
/// @param isEditor whether they are an editor, or more: nobody is an administrator by a key
/// @param scopes what the key may do of what they may: `read`, `write`, `predictions`
@Introspected
public record ApiKeyHolder(
        UUID userId,
        int tokenEpoch,
        String tier,
        @MappedProperty("is_editor") boolean isEditor,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> scopes) {

    public ApiKeyHolder {
        scopes = List.copyOf(scopes);
    }
}
