package uptick.edge.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import org.junit.jupiter.api.Test;

import uptick.testing.token.TestTokens;

class OutageTest {

    @Test
    void aDatabaseThatCannotCountIsAnOutage() throws Exception {
        var settings =
                new HashMap<String, Object>(
                        Map.of(
                                "uptick.probe.tier", "true",
                                "uptick.token.public-keys", TestTokens.publicKeys(),
                                "micronaut.server.port", "-1"));
        // Nothing listens on port 1.
        settings.put("datasources.default.url", "jdbc:postgresql://127.0.0.1:1/none");
        settings.put("datasources.default.username", "nobody");
        settings.put("datasources.default.password", "");
        settings.put("datasources.default.connection-timeout", "1000");
        try (var server = ApplicationContext.run(EmbeddedServer.class, settings);
                var client = HttpClient.newHttpClient()) {
            var response =
                    client.send(
                            HttpRequest.newBuilder(server.getURI().resolve("/tier"))
                                    .header(
                                            "authorization",
                                            "Bearer " + TestTokens.of(UUID.randomUUID(), 0, "user"))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
            assertThat(response.body()).contains("/problems/database-unavailable");
            assertThat(response.headers().firstValue("retry-after")).isPresent();
        }
    }
}
