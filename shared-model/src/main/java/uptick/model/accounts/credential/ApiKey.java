package uptick.model.accounts.credential;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// A key for scripts.
///
/// @param keyPrefix its beginning, by which its owner tells keys apart
/// @param keyHash SHA-256 of the key, 32 bytes
/// @param scopes what it may do: `read`, `write`, `predictions`
/// @param expiresAt null for never
/// @param lastUsedAt to the minute or so
@MappedEntity("api_keys")
@SuppressWarnings("ArrayRecordComponent") // a row as it is read; nobody compares two
public record ApiKey(
        @Id @GeneratedValue @Nullable UUID id,
        UUID userId,
        String name,
        String keyPrefix,
        byte[] keyHash,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> scopes,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    public ApiKey {
        scopes = List.copyOf(scopes);
    }
}
