package uptick.collections.provider;

import java.util.Locale;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import uptick.model.collections.LicenceState;

/// What an operator changes of a source, and nothing else; what is left out stays.
///
/// @param licenceNote empty for none
@Serdeable(naming = SnakeCaseStrategy.class)
record SourceChange(
        @Nullable Boolean isEnabled,
        @Nullable
                @Pattern(
                        regexp = "unreviewed|permitted|restricted|forbidden",
                        message = "must be unreviewed, permitted, restricted or forbidden")
                String licenceState,
        @Nullable @Size(max = 2000) @Pattern(regexp = "[^\\p{Cs}\\x00]*", message = "must be text")
                String licenceNote) {

    @Nullable LicenceState licence() {
        return licenceState == null
                ? null
                : LicenceState.valueOf(licenceState.toUpperCase(Locale.ROOT));
    }

    boolean isNothing() {
        return isEnabled == null && licenceState == null && licenceNote == null;
    }
}
