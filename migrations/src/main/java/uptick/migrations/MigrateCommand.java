package uptick.migrations;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/// What the migration function is asked to do.
///
/// @param command `migrate` or `status`
/// @param target for `migrate`: the last version to apply, null for all
@Serdeable
public record MigrateCommand(String command, @Nullable String target) {}
