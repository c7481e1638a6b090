package uptick.model.accounts;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.MappedProperty;
import org.jspecify.annotations.Nullable;

/// An account as administrators see it: [User] without the hash.
///
/// @param deletedAt when it was closed, null while it is open
/// @param purgedAt when it was made nobody's, null where it was not
/// @param place its place in the list that it was read from: the id, or the name by which it was found
/// @param isRepeated whether the list shows it at an earlier place too, by its other name
@Introspected
public record ListedAccount(
        UUID id,
        @Nullable String email,
        @Nullable String username,
        String tier,
        @MappedProperty("is_editor") boolean isEditor,
        @MappedProperty("is_admin") boolean isAdmin,
        @MappedProperty("is_verified") boolean isVerified,
        @Nullable Instant deletedAt,
        @Nullable Instant purgedAt,
        @Nullable Instant lastLogin,
        String place,
        @MappedProperty("is_repeated") boolean isRepeated) {}
