package uptick.edge.principal;

import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Optional;

/// The public keys that the accounts function has published, beside those of the settings.
public interface PublishedKeys {

    /// How soon every function believes a key after it was published, at the latest: for so long an unknown id is not
    /// looked up again.
    Duration KNOWN_WITHIN = Duration.ofSeconds(2);

    /// The key of an id, if its tokens are believed now. Reads what is published where that is due.
    ///
    /// @throws uptick.edge.problem.ProblemException where it is not known and cannot be read
    Optional<RSAPublicKey> find(String keyId);

    /// Whether [#find] would wait for the database.
    boolean isDue(String keyId);
}
