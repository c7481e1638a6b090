package uptick.model.accounts.credential;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// A single-use token to set a new password.
///
/// @param tokenHash SHA-256 of the token, 32 bytes
@MappedEntity("password_resets")
@SuppressWarnings("ArrayRecordComponent") // a row as it is read; nobody compares two
public record PasswordReset(
        @Id @GeneratedValue @Nullable UUID id,
        UUID userId,
        byte[] tokenHash,
        Issuer issuedBy,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable Instant usedAt) {

    /// Who handed the token out.
    public enum Issuer {
        /// Nobody: the user asked for it and it was mailed.
        USER,
        ADMIN;

        /// The name in rows.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
