package uptick.accounts;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.BcryptFunction;
import com.password4j.HashingFunction;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hashes passwords with Argon2id (RFC 9106) and checks hashes of Argon2id and bcrypt.
@Singleton
final class PasswordHashes {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordHashes.class);
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final Argon2Function argon2;
    private final String hashOfNobody;

    PasswordHashes(AccountsSettings settings) {
        argon2 =
                Argon2Function.getInstance(
                        settings.getArgon2MemoryKib(),
                        settings.getArgon2Iterations(),
                        settings.getArgon2Parallelism(),
                        HASH_BYTES,
                        Argon2.ID);
        hashOfNobody = hash("nobody's password");
    }

    /// The hash of a password under a salt of its own, in PHC string format.
    String hash(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(argon2).getResult();
    }

    /// Whether a password belongs to a hash. Takes the time of a hash, whatever the answer.
    boolean matches(String password, String hash) {
        try {
            return Password.check(password, hash).with(functionOf(hash));
        } catch (BadParametersException broken) {
            LOG.error("A stored password hash cannot be read: {}", broken.getMessage());
            return false;
        }
    }

    /// Does the work of [#matches] for an account that does not exist, so that the time of the answer does
    /// not tell who has one.
    void matchNobody(String password) {
        if (matches(password, hashOfNobody)) {
            LOG.debug("somebody tried nobody's password");
        }
    }

    private static HashingFunction functionOf(String hash) {
        return hash.startsWith("$2")
                ? BcryptFunction.getInstanceFromHash(hash)
                : Argon2Function.getInstanceFromHash(hash);
    }
}
