package uptick.model.accounts;

import java.time.Instant;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// The public half of a key that access tokens are signed with, and when it counts.
///
/// @param keyId the token's `kid`
/// @param publicJwk JSON Web Key (RFC 7517) of the public half
/// @param signsFrom from when on tokens are signed with it
/// @param signsUntil until when, null for the current key
/// @param trustedUntil until when such tokens are believed, null while it signs
@MappedEntity("signing_keys")
public record SigningKey(
        @Id String keyId,
        @TypeDef(type = DataType.JSON) String publicJwk,
        Instant signsFrom,
        @Nullable Instant signsUntil,
        @Nullable Instant trustedUntil) {}
