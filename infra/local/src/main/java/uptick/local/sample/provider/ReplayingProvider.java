package uptick.local.sample.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// A server on this machine that answers as a provider would have on the sample world's days.
public final class ReplayingProvider implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Clock clock;
    private final FaultPlan faults = new FaultPlan();
    private final ReplyLedger ledger = new ReplyLedger();
    private final Endpoint endpoint;

    private ReplayingProvider(
            HttpServer server, Clock clock, Function<FaultPlan, Endpoint> endpoint) {
        this.server = server;
        this.clock = clock;
        this.endpoint = endpoint.apply(faults);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /// Starts on a free port of the loopback address.
    ///
    /// @param clock says which morning it is
    /// @param endpoint made with the plan of what goes wrong
    /// @throws UncheckedIOException where no port can be had
    public static ReplayingProvider start(Clock clock, Function<FaultPlan, Endpoint> endpoint) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var provider = new ReplayingProvider(HttpServer.create(address, 0), clock, endpoint);
            provider.server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Scheme, host and port; what stands for the provider's own.
    public URI address() {
        var bound = server.getAddress();
        return URI.create("http://" + bound.getAddress().getHostAddress() + ":" + bound.getPort());
    }

    /// What goes wrong.
    public FaultPlan faults() {
        return faults;
    }

    /// What was served.
    public ReplyLedger ledger() {
        return ledger;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = asked(exchange);
            var reply = endpoint.answer(asked);
            var shown = asked.path() + "?" + Query.shown(exchange.getRequestURI().getRawQuery());
            // Before the first byte leaves, so that whoever has the reply finds it in the ledger.
            ledger.record(
                    new ReplyLedger.Entry(
                            asked.at(), shown, reply.status(), reply.units(), reply.ids()));
            send(exchange, reply);
        }
    }

    private Asked asked(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, all) -> headers.put(name.toLowerCase(Locale.ROOT), all.getFirst()));
        var body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        return new Asked(
                clock.instant(),
                exchange.getRequestMethod(),
                uri.getRawPath(),
                Query.of(uri.getRawQuery()),
                headers,
                Query.of(body));
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        waitFor(reply.delay());
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        // The server takes 0 for a body of unknown length.
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body, 0, reply.cut() ? body.length / 2 : body.length);
        exchange.getResponseBody().flush();
    }

    private static void waitFor(Duration delay) throws IOException {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("closed while a slow reply was due", e);
        }
    }
}
