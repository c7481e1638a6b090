package uptick.model.accounts;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import org.jspecify.annotations.Nullable;

/// One account.
///
/// @param email login name, null where the account has only a username
/// @param username login name without an @, null where the account has only an e-mail address
/// @param passwordHash Argon2id in PHC string format or bcrypt; never shown
/// @param tier `free` or `premium`
/// @param isEditor may edit topics and start collections
/// @param isAdmin may do everything
/// @param tokenEpoch access tokens of another epoch are worthless
@MappedEntity("users")
public record User(
        @Id @GeneratedValue @Nullable UUID id,
        @Nullable String email,
        @Nullable String username,
        String passwordHash,
        String tier,
        @MappedProperty("is_editor") boolean isEditor,
        @MappedProperty("is_admin") boolean isAdmin,
        @MappedProperty("is_verified") boolean isVerified,
        @MappedProperty("is_deleted") boolean isDeleted,
        @Nullable Instant deletedAt,
        @Nullable Instant lastLogin,
        int tokenEpoch) {

    /// Leaves the hash out: a record's own text would carry it into a log.
    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}
