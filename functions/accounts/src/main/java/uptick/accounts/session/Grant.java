package uptick.accounts.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.accounts.signing.IssuedToken;

/// What a login or a refresh gives (RFC 6749, 5.1).
///
/// @param tokenType always `Bearer`
/// @param expiresIn seconds
/// @param refreshToken null where it goes in the cookie
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Grant(String accessToken, String tokenType, long expiresIn, @Nullable String refreshToken) {

    static Grant of(IssuedToken access, @Nullable String refreshToken) {
        return new Grant(
                access.accessToken(), access.tokenType(), access.expiresIn(), refreshToken);
    }

    @Override
    public String toString() {
        return "Grant[expiresIn=" + expiresIn + "]";
    }
}
