package uptick.accounts;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/// How accounts are kept, `uptick.accounts.*`. The Argon2id defaults are OWASP's first choice (Password
/// Storage Cheat Sheet: m = 19 MiB, t = 2, p = 1).
@ConfigurationProperties("uptick.accounts")
public final class AccountsSettings {

    private @Nullable String signingKey;
    private Duration accessTokenLifetime = Duration.ofMinutes(15);
    private int argon2MemoryKib = 19 * 1024;
    private int argon2Iterations = 2;
    private int argon2Parallelism = 1;

    /// The private key that signs access tokens: an RSA JWK with an id (RFC 7517). Secret; without it nobody
    /// can log in.
    public @Nullable String getSigningKey() {
        return signingKey;
    }

    public void setSigningKey(@Nullable String signingKey) {
        this.signingKey = signingKey;
    }

    /// How long an access token counts, at most 15 minutes.
    public Duration getAccessTokenLifetime() {
        return accessTokenLifetime;
    }

    public void setAccessTokenLifetime(Duration accessTokenLifetime) {
        if (accessTokenLifetime.isNegative()
                || accessTokenLifetime.compareTo(Duration.ofMinutes(15)) > 0) {
            throw new IllegalArgumentException(
                    "uptick.accounts.access-token-lifetime must be 15 minutes at most");
        }
        this.accessTokenLifetime = accessTokenLifetime;
    }

    /// Memory of one password hash, in KiB.
    public int getArgon2MemoryKib() {
        return argon2MemoryKib;
    }

    public void setArgon2MemoryKib(int argon2MemoryKib) {
        this.argon2MemoryKib = argon2MemoryKib;
    }

    /// Passes over that memory.
    public int getArgon2Iterations() {
        return argon2Iterations;
    }

    public void setArgon2Iterations(int argon2Iterations) {
        this.argon2Iterations = argon2Iterations;
    }

    /// Lanes.
    public int getArgon2Parallelism() {
        return argon2Parallelism;
    }

    public void setArgon2Parallelism(int argon2Parallelism) {
        this.argon2Parallelism = argon2Parallelism;
    }
}
