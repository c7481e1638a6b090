package uptick.model.accounts.credential;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// One refresh token of a family that descends from one login.
///
/// @param tokenHash SHA-256 of the token, 32 bytes
/// @param expiresAt from when on it is worthless, sooner than endsAt where the session is not refreshed
/// @param usedAt when it was exchanged for the next of its family, null while it is the newest
/// @param revokedAt when it was ended before its time
/// @param endsAt when the session ends that began with the login, however often it is refreshed
/// @param tokenEpoch the account's at the login; with another one the token is worthless
@MappedEntity("refresh_tokens")
@SuppressWarnings("ArrayRecordComponent") // a row as it is read; nobody compares two
public record RefreshToken(
        @Id @GeneratedValue @Nullable UUID id,
        UUID userId,
        UUID familyId,
        byte[] tokenHash,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable Instant revokedAt,
        Instant endsAt,
        int tokenEpoch) {}
