package uptick.accounts;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

import com.password4j.Argon2Function;
import com.password4j.BcryptFunction;
import com.password4j.HashingFunction;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;

/// Hashes passwords with Argon2id (RFC 9106) and checks hashes of Argon2 and bcrypt.
///
/// A hash takes tens of milliseconds of a processor and the memory of the settings, so no more are worked out at
/// once than there are processors: more would not be faster, and many logins at once would exhaust the heap.
@Singleton
final class PasswordHashes {

    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    /* PHC string format, and crypt's of bcrypt. The library is shown nothing else: what it makes of other text is
     * anybody's exception, and some of them repeat the text. The bounds keep a stored cost payable. */
    private static final Pattern READABLE =
            Pattern.compile(
                    "\\$argon2(?:id|i|d)\\$v=(?:16|19)\\$m=[1-9]\\d{0,5},t=[1-9]\\d?,p=[1-9]\\d?"
                            + "(?:\\$(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2,3})?){2}"
                            + "|\\$2[aby]\\$(?:0[4-9]|1\\d)\\$[./A-Za-z0-9]{53}");

    private final Argon2Function argon2;
    private final String hashOfNobody;
    private final Semaphore processors =
            new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    PasswordHashes(AccountsSettings settings) {
        argon2 =
                Argon2Function.getInstance(
                        settings.getArgon2MemoryKib(),
                        settings.getArgon2Iterations(),
                        settings.getArgon2Parallelism(),
                        HASH_BYTES,
                        Argon2.ID);
        hashOfNobody = hashOfNobody(settings);
    }

    /// The hash of a password under a salt of its own, in PHC string format.
    String hash(String password) {
        processors.acquireUninterruptibly();
        try {
            return Password.hash(password).addRandomSalt(SALT_BYTES).with(argon2).getResult();
        } finally {
            processors.release();
        }
    }

    /// What stands in for the hash of an account that does not exist: it costs what any hash of today costs, and
    /// no password belongs to it.
    String ofNobody() {
        return hashOfNobody;
    }

    /// Whether this is a hash that [#matches] can check.
    boolean isReadable(String hash) {
        return READABLE.matcher(hash).matches();
    }

    /// Whether a password belongs to a hash; none does to one that is not readable. Works out a hash, whatever the
    /// answer.
    boolean matches(String password, String hash) {
        var checked = isReadable(hash) ? hash : hashOfNobody;
        processors.acquireUninterruptibly();
        try {
            return Password.check(password, checked).with(functionOf(checked));
        } finally {
            processors.release();
        }
    }

    private static HashingFunction functionOf(String hash) {
        return hash.startsWith("$2")
                ? BcryptFunction.getInstanceFromHash(hash)
                : Argon2Function.getInstanceFromHash(hash);
    }

    /* Made up rather than worked out, which a cold start would pay for: 32 random bytes are no password's hash. */
    private static String hashOfNobody(AccountsSettings settings) {
        var random = new SecureRandom();
        var salt = new byte[SALT_BYTES];
        var hash = new byte[HASH_BYTES];
        random.nextBytes(salt);
        random.nextBytes(hash);
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        Argon2Function.ARGON2_VERSION_13,
                        settings.getArgon2MemoryKib(),
                        settings.getArgon2Iterations(),
                        settings.getArgon2Parallelism(),
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }
}
