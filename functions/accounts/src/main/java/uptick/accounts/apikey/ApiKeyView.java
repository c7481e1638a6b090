package uptick.accounts.apikey;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.model.accounts.credential.ApiKey;

/// A key as its owner sees it.
///
/// @param prefix how the key begins
/// @param expiresAt null for never
/// @param lastUsedAt to the minute or so, null for never
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record ApiKeyView(
        @Nullable UUID id,
        String name,
        String prefix,
        List<String> scopes,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    static ApiKeyView of(ApiKey key) {
        return new ApiKeyView(
                key.id(),
                key.name(),
                key.keyPrefix(),
                key.scopes(),
                key.issuedAt(),
                key.expiresAt(),
                key.lastUsedAt());
    }

    /// @param items the keys that count, newest first
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<ApiKeyView> items) {}

    /// A key on the only occasion on which it is shown.
    ///
    /// @param key what a script sends as a bearer token
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Created(
            UUID id,
            String key,
            String name,
            String prefix,
            List<String> scopes,
            Instant issuedAt,
            @Nullable Instant expiresAt) {

        @Override
        public String toString() {
            return "Created[" + id + "]";
        }
    }
}
