package uptick.edge.authentication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import io.micronaut.runtime.server.EmbeddedServer;

/// Asks over real HTTP with a bearer credential.
final class Client {

    private final URI server;
    private final HttpClient http = HttpClient.newHttpClient();

    Client(EmbeddedServer server) {
        this.server = server.getURI();
    }

    HttpResponse<String> send(String method, String path, String credential) {
        try {
            return http.send(
                    HttpRequest.newBuilder(server.resolve(path))
                            .method(method, BodyPublishers.noBody())
                            .header("authorization", "Bearer " + credential)
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    HttpResponse<String> get(String path, String credential) {
        return send("GET", path, credential);
    }

    int status(String method, String path, String credential) {
        return send(method, path, credential).statusCode();
    }
}
