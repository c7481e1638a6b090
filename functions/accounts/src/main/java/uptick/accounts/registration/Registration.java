package uptick.accounts.registration;

import java.time.ZoneId;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import uptick.accounts.name.LoginNames;
import uptick.edge.problem.Problems;

/// What somebody says to get an account. An e-mail address, a username or both.
///
/// @param invite the token of an invitation, where one is needed
/// @param timeZone IANA name of the zone in which days are to be shown
@Serdeable(naming = SnakeCaseStrategy.class)
record Registration(
        @Nullable String email,
        @Nullable String username,
        @NotNull String password,
        @Nullable @Size(min = 1, max = 255) String invite,
        @Nullable String timeZone) {

    /// @throws uptick.edge.problem.ProblemException naming the first field that is wrong
    void check() {
        if (email == null && username == null) {
            throw Problems.invalid("email", "an e-mail address, a username or both are needed");
        }
        if (email != null && !LoginNames.isEmail(email)) {
            throw Problems.invalid("email", LoginNames.EMAIL_RULE);
        }
        if (username != null && !LoginNames.isUsername(username)) {
            throw Problems.invalid("username", LoginNames.USERNAME_RULE);
        }
        if (timeZone != null && !ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw Problems.invalid("time_zone", "is no time zone, such as Europe/Berlin");
        }
    }

    @Override
    public String toString() {
        return "Registration";
    }
}
