package uptick.accounts;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/// How accounts are kept, `uptick.accounts.*`. The Argon2id defaults are OWASP's first choice (Password
/// Storage Cheat Sheet: m = 19 MiB, t = 2, p = 1).
@ConfigurationProperties("uptick.accounts")
public final class AccountsSettings {

    /// The longest that an access token may count.
    /// How long an access token counts at most.
    public static final Duration LONGEST_LIFETIME = Duration.ofMinutes(15);

    private static final int LEAST_MEMORY_KIB = 19 * 1024;
    private static final int LEAST_ITERATIONS = 2;

    private @Nullable String signingKey;
    private @Nullable String firstAdminPassword;
    private @Nullable String firstUserPassword;
    private Duration accessTokenLifetime = LONGEST_LIFETIME;
    private int argon2MemoryKib = LEAST_MEMORY_KIB;
    private int argon2Iterations = LEAST_ITERATIONS;
    private int argon2Parallelism = 1;

    /// The private key that signs access tokens: an RSA JWK with an id (RFC 7517). Secret; without it nobody
    /// can log in.
    public @Nullable String getSigningKey() {
        return signingKey;
    }

    public void setSigningKey(@Nullable String signingKey) {
        this.signingKey = signingKey;
    }

    /// The password that a deployment gives its first account, see [CreateFirstAdminHandler]. Secret; to be taken
    /// away again once the account is there.
    public @Nullable String getFirstAdminPassword() {
        return firstAdminPassword;
    }

    public void setFirstAdminPassword(@Nullable String firstAdminPassword) {
        this.firstAdminPassword = firstAdminPassword;
    }

    /// The password that a deployment gives an ordinary user, likewise.
    public @Nullable String getFirstUserPassword() {
        return firstUserPassword;
    }

    public void setFirstUserPassword(@Nullable String firstUserPassword) {
        this.firstUserPassword = firstUserPassword;
    }

    /// How long an access token counts, 1 second to 15 minutes.
    public Duration getAccessTokenLifetime() {
        return accessTokenLifetime;
    }

    public void setAccessTokenLifetime(Duration accessTokenLifetime) {
        // A token counts whole seconds (RFC 7519, 2).
        if (accessTokenLifetime.toSeconds() < 1
                || accessTokenLifetime.compareTo(LONGEST_LIFETIME) > 0) {
            throw new IllegalArgumentException(
                    "uptick.accounts.access-token-lifetime must be 1 second to 15 minutes");
        }
        this.accessTokenLifetime = accessTokenLifetime;
    }

    /// Memory of one password hash, 19 to 256 MiB, in KiB.
    public int getArgon2MemoryKib() {
        return argon2MemoryKib;
    }

    public void setArgon2MemoryKib(int argon2MemoryKib) {
        this.argon2MemoryKib =
                within(LEAST_MEMORY_KIB, 256 * 1024, "argon2-memory-kib", argon2MemoryKib);
    }

    /// Passes over that memory, 2 to 16.
    public int getArgon2Iterations() {
        return argon2Iterations;
    }

    public void setArgon2Iterations(int argon2Iterations) {
        this.argon2Iterations = within(LEAST_ITERATIONS, 16, "argon2-iterations", argon2Iterations);
    }

    /// Lanes, 1 to 16.
    public int getArgon2Parallelism() {
        return argon2Parallelism;
    }

    public void setArgon2Parallelism(int argon2Parallelism) {
        this.argon2Parallelism = within(1, 16, "argon2-parallelism", argon2Parallelism);
    }

    private static int within(int least, int most, String name, int value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "uptick.accounts." + name + " must be " + least + " to " + most);
        }
        return value;
    }
}
