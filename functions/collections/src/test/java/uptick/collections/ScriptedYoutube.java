package uptick.collections;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// A provider on the loopback device that answers as the test says and remembers what it was asked.
final class ScriptedYoutube implements AutoCloseable {

    private static final int MOST_AT_ONCE = 32;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(MOST_AT_ONCE);
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private volatile IntFunction<Answer> script = _ -> Answer.status(500, "");

    ScriptedYoutube() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/youtube/v3/videos", this::answer);
        server.start();
    }

    String origin() {
        return "http://" + "127.0.0.1:" + server.getAddress().getPort();
    }

    String url() {
        return origin() + "/youtube/v3";
    }

    /// Answers request after request, counted from 1.
    void answer(IntFunction<Answer> script) {
        this.script = script;
    }

    /// The chart, page by page, whatever was asked before.
    void serve(Chart chart) {
        answer(_ -> Answer.page(chart));
    }

    /// The queries, in the order in which they came, keys included.
    List<String> queries() {
        return List.copyOf(queries);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = exchange.getRequestURI().getRawQuery();
            int number;
            synchronized (queries) {
                queries.add(query);
                number = queries.size();
            }
            var answer = script.apply(number);
            var body = answer.body().of(query).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /// What a request gets.
    record Answer(int status, Body body) {

        static Answer status(int status, String body) {
            return new Answer(status, _ -> body);
        }

        static Answer page(Chart chart) {
            return new Answer(200, chart::page);
        }
    }

    /// A body for the query that asks for it.
    @FunctionalInterface
    interface Body {
        String of(String query);
    }
}
