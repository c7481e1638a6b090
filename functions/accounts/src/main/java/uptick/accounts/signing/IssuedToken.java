package uptick.accounts.signing;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/// An access token as it is handed out (RFC 6749, 5.1).
///
/// @param tokenType always `Bearer`
/// @param expiresIn seconds
@Serdeable(naming = SnakeCaseStrategy.class)
public record IssuedToken(String accessToken, String tokenType, long expiresIn) {

    @Override
    public String toString() {
        return "IssuedToken[expiresIn=" + expiresIn + "]";
    }
}
