package uptick.migrations;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/// What the migration function is asked to do. A member that there is not is refused: with `target` misspelt, a
/// migration would go further than it was meant to.
///
/// @param command one of [Command]
/// @param target for `migrate`: the last version to apply, null for all; for `rollback`: `-1`, the version that
///     stays, or `base`
/// @param confirm for `rollback` and `recreate`: the name of the database
@Serdeable
@JsonIgnoreProperties(ignoreUnknown = false)
public record MigrateCommand(String command, @Nullable String target, @Nullable String confirm) {

    /// A command without more to say.
    static MigrateCommand of(String command) {
        return new MigrateCommand(command, null, null);
    }
}
