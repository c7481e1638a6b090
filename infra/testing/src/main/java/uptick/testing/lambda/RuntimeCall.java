package uptick.testing.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;

/// One call of a function's runtime to the Runtime API, with the answers that the API gives.
record RuntimeCall(HttpExchange exchange) {
    String path() {
        return exchange.getRequestURI().getPath();
    }

    String methodAndPath() {
        return exchange.getRequestMethod() + " " + path();
    }

    @Nullable String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    String body() throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    void go() throws IOException {
        exchange.sendResponseHeaders(200, -1);
    }

    void accept() throws IOException {
        send(202, "{\"status\":\"OK\"}");
    }

    void refuse(int status, String type, String message) throws IOException {
        send(status, error(type, message));
    }

    void send(int status, String json) throws IOException {
        byte[] bytes = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// An error as Lambda and its runtimes write it.
    static String error(String type, String message) {
        return Json.write(Map.of("errorMessage", message, "errorType", type));
    }
}
