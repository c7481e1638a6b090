package uptick.edge.principal;

import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/// No keys but those of the settings.
final class NothingPublished implements PublishedKeys {

    @Override
    public Optional<RSAPublicKey> find(String keyId) {
        return Optional.empty();
    }

    @Override
    public boolean isDue(String keyId) {
        return false;
    }
}
