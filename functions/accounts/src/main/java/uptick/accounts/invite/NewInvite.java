package uptick.accounts.invite;

import java.time.Duration;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import uptick.model.accounts.Tier;

/// The invitation that an administrator wants.
///
/// @param email whom it is for, null where whoever holds it may use it
/// @param tier of the new account, `free` where it is left out
/// @param isEditor whether the new account gets that role, false where it is left out
/// @param expiresInDays 1 to 90, 7 where it is left out
@Serdeable(naming = SnakeCaseStrategy.class)
record NewInvite(
        @Nullable
                @Size(max = 255)
                @Pattern(
                        regexp = "[^\\s@\\p{C}]+@[^\\s@\\p{C}]+",
                        message = "must be an e-mail address")
                String email,
        @Nullable @Pattern(regexp = "free|premium", message = "must be free or premium")
                String tier,
        @Nullable Boolean isEditor,
        @Nullable @Min(1) @Max(90) Integer expiresInDays) {

    private static final int USUAL_DAYS = 7;

    Tier tierOrFree() {
        return Tier.PREMIUM.toString().equals(tier) ? Tier.PREMIUM : Tier.FREE;
    }

    boolean asEditor() {
        return Boolean.TRUE.equals(isEditor);
    }

    Duration lifetime() {
        return Duration.ofDays(expiresInDays == null ? USUAL_DAYS : expiresInDays);
    }
}
