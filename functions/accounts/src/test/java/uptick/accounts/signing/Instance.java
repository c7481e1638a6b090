package uptick.accounts.signing;

import java.util.Map;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import uptick.accounts.AccountsClient;

/// One instance of the function, with a signing key that no other instance's settings name.
record Instance(EmbeddedServer server, AccountsClient client) implements AutoCloseable {

    static Instance signingWith(RSAKey key) {
        var server =
                ApplicationContext.builder()
                        .properties(
                                Map.of(
                                        "uptick.accounts.signing-key",
                                        key.toJSONString(),
                                        "uptick.token.public-keys",
                                        new JWKSet(key.toPublicJWK()).toString(),
                                        "uptick.transaction.assume-role",
                                        "true",
                                        // One user asks as many do.
                                        "uptick.tier.count-requests",
                                        "false"))
                        .run(EmbeddedServer.class);
        return new Instance(server, new AccountsClient(server));
    }

    @Override
    public void close() {
        server.close();
    }
}
