package uptick.edge.principal;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;

/// What access tokens are checked against, `uptick.token.*`.
///
/// There is no default for the keys: a function that knows none lets nobody in.
@ConfigurationProperties("uptick.token")
public final class TokenSettings {

    private String issuer = "https://uptick.local";
    private String audience = "uptick";
    private String publicKeys = "{\"keys\":[]}";
    private Duration clockSkew = Duration.ofSeconds(30);

    /// Who issues tokens: exactly this `iss`.
    public String getIssuer() {
        return issuer;
    }

    public void setIssuer(String issuer) {
        this.issuer = issuer;
    }

    /// Whom tokens are for: exactly this `aud`.
    public String getAudience() {
        return audience;
    }

    public void setAudience(String audience) {
        this.audience = audience;
    }

    /// The public keys that count, a JWK set (RFC 7517) of RSA keys with ids.
    public String getPublicKeys() {
        return publicKeys;
    }

    public void setPublicKeys(String publicKeys) {
        this.publicKeys = publicKeys;
    }

    /// How far clocks may differ.
    public Duration getClockSkew() {
        return clockSkew;
    }

    public void setClockSkew(Duration clockSkew) {
        this.clockSkew = clockSkew;
    }
}
