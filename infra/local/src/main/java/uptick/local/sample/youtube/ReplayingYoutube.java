package uptick.local.sample.youtube;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import uptick.local.sample.video.SampleVideos;

/// A server on this machine that answers as YouTube's Data API v3 would have on the recorded days.
///
/// It knows `GET /youtube/v3/videos`, by chart and by id. What it answers depends on the injected
/// clock, the request, the units used and the planned faults only: the same four give the same bytes.
public final class ReplayingYoutube implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Clock clock;
    private final VideosEndpoint endpoint;
    private final QuotaMeter quota;
    private final FaultPlan faults = new FaultPlan();
    private final ReplyLedger ledger = new ReplyLedger();

    private ReplayingYoutube(
            HttpServer server, SampleVideos videos, Clock clock, QuotaMeter quota) {
        this.server = server;
        this.clock = clock;
        this.quota = quota;
        this.endpoint = new VideosEndpoint(videos, quota, faults);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /// Starts on a free port of the loopback address.
    ///
    /// @param clock says which morning it is
    /// @param unitsPerDay the quota, [QuotaMeter#DEFAULT_LIMIT] as Google grants it
    /// @throws UncheckedIOException where no port can be had
    public static ReplayingYoutube start(SampleVideos videos, Clock clock, int unitsPerDay) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var youtube =
                    new ReplayingYoutube(
                            HttpServer.create(address, 0),
                            videos,
                            clock,
                            new QuotaMeter(unitsPerDay));
            youtube.server.start();
            return youtube;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The address that stands for `https://www.googleapis.com`, without a path.
    public URI address() {
        var bound = server.getAddress();
        return URI.create("http://" + bound.getAddress().getHostAddress() + ":" + bound.getPort());
    }

    public FaultPlan faults() {
        return faults;
    }

    public QuotaMeter quota() {
        return quota;
    }

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
            var now = clock.instant();
            var asked = exchange.getRequestURI();
            boolean known =
                    exchange.getRequestMethod().equals("GET")
                            && asked.getPath().equals(VideosEndpoint.PATH);
            var reply =
                    known
                            ? endpoint.answer(asked.getRawQuery(), now)
                            : Reply.html(404, "Error 404 (Not Found)");
            var shown = asked.getRawPath() + "?" + Query.withoutKey(asked.getRawQuery());
            // Before the first byte leaves, so that whoever has the reply finds it in the ledger.
            ledger.record(
                    new ReplyLedger.Entry(now, shown, reply.status(), reply.units(), reply.ids()));
            send(exchange, reply);
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        waitFor(reply.delay());
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.sendResponseHeaders(reply.status(), body.length);
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
