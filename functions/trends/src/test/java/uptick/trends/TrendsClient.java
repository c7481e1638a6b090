package uptick.trends;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/// A client of the list over HTTP, with one access token.
record TrendsClient(URI server, JsonMapper json, HttpClient http, String token) {

    static TrendsClient of(URI server, JsonMapper json, String token) {
        return new TrendsClient(server, json, HttpClient.newHttpClient(), token);
    }

    /// Asks with the token.
    HttpResponse<String> get(String target) {
        return send("GET", target, Map.of("authorization", "Bearer " + token));
    }

    HttpResponse<String> send(String method, String target, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(server.resolve(target))
                        .method(method, BodyPublishers.noBody());
        headers.forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /// A page that must be there.
    Page page(String target) {
        var response = get(target);
        if (response.statusCode() != 200) {
            throw new AssertionError(target + ": " + response.statusCode() + response.body());
        }
        return new Page(object(response.body()));
    }

    Map<String, @Nullable Object> object(String text) {
        try {
            return new LinkedHashMap<String, @Nullable Object>(
                    Objects.requireNonNull(
                            json.readValue(text, Argument.mapOf(String.class, Object.class))));
        } catch (IOException failure) {
            throw new AssertionError("no JSON object: " + text, failure);
        }
    }

    /// One page as it was read.
    record Page(Map<String, @Nullable Object> body) {

        @SuppressWarnings("unchecked") // a JSON array of JSON objects
        List<Map<String, @Nullable Object>> items() {
            return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(body.get("items"));
        }

        List<@Nullable Object> each(String member) {
            List<@Nullable Object> values = new ArrayList<>();
            items().forEach(item -> values.add(item.get(member)));
            return values;
        }

        @Nullable String next() {
            return (String) body.get("next");
        }

        @Nullable Object collectionId() {
            return body.get("collection") instanceof Map<?, ?> collection
                    ? collection.get("id")
                    : null;
        }
    }
}
