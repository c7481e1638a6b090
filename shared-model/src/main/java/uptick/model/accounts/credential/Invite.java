package uptick.model.accounts.credential;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import org.jspecify.annotations.Nullable;

import uptick.model.accounts.Tier;

/// A single-use invitation to register.
///
/// @param tokenHash SHA-256 of its token, 32 bytes
/// @param email whom it is for, null where whoever holds it may use it
/// @param tier that the new account gets
/// @param isEditor whether the new account gets that role
@MappedEntity("invites")
@SuppressWarnings("ArrayRecordComponent") // a row as it is read; nobody compares two
public record Invite(
        @Id @GeneratedValue @Nullable UUID id,
        byte[] tokenHash,
        @Nullable String email,
        Tier tier,
        @MappedProperty("is_editor") boolean isEditor,
        @Nullable UUID createdBy,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable UUID usedBy,
        @Nullable Instant revokedAt) {}
