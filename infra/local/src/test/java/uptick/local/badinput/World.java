package uptick.local.badinput;

import java.util.List;
import java.util.Map;

import com.nimbusds.jose.jwk.RSAKey;

/// What a case may use of the house that it is for.
///
/// @param tokens that count, by role
/// @param ids of things that are there
/// @param key that signs tokens
public record World(Map<String, String> tokens, List<String> ids, RSAKey key) {

    public World {
        tokens = Map.copyOf(tokens);
        ids = List.copyOf(ids);
    }

    ForgedTokens forged() {
        return new ForgedTokens(tokens.getOrDefault("user", ""), key);
    }
}
