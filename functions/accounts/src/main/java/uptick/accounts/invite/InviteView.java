package uptick.accounts.invite;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.model.accounts.credential.Invite;

/// An invitation as administrators see it.
///
/// @param email whom it is for, null where whoever holds it may use it
/// @param createdBy the administrator's id
/// @param usedBy the id of the account that was made with it
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record InviteView(
        @Nullable UUID id,
        @Nullable String email,
        String tier,
        boolean isEditor,
        @Nullable UUID createdBy,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable UUID usedBy,
        @Nullable Instant revokedAt) {

    static InviteView of(Invite invite) {
        return new InviteView(
                invite.id(),
                invite.email(),
                invite.tier().toString(),
                invite.isEditor(),
                invite.createdBy(),
                invite.issuedAt(),
                invite.expiresAt(),
                invite.usedAt(),
                invite.usedBy(),
                invite.revokedAt());
    }

    /// @param items newest first, used and ended ones too
    /// @param next the cursor of the next page, null on the last
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<InviteView> items, @Nullable String next) {}

    /// An invitation on the only occasion on which its token is shown.
    ///
    /// @param token what the invited person registers with
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Created(
            UUID id,
            String token,
            @Nullable String email,
            String tier,
            boolean isEditor,
            Instant issuedAt,
            Instant expiresAt) {

        @Override
        public String toString() {
            return "Created[" + id + "]";
        }
    }
}
