package uptick.testing.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/// The service's side of the Lambda Runtime API for one function, on a free port of the loopback device. Speaks version
/// 2018-06-01: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html, with the two paths of SnapStart.
final class RuntimeApi implements AutoCloseable {
    /// How a start came out.
    sealed interface Start {
        /// The function has asked for its first event.
        ///
        /// @param at when, by [System#nanoTime]
        record Ready(long at) implements Start {}

        /// The function has reported that it cannot start.
        record Refused(FunctionFailure.Kind kind, String payload) implements Start {}
    }

    private record Event(String requestId, String payload, CompletableFuture<Invocation> reply) {}

    private record AtWork(long since, CompletableFuture<Invocation> reply) {
        Duration took() {
            return Duration.ofNanos(System.nanoTime() - since);
        }
    }

    /// 6 MB and a little, as Lambda's own message has it.
    static final int LARGEST_RESPONSE_BYTES = 6_291_556;

    private static final String BASE = "/2018-06-01/runtime/";
    private static final String INVOCATION = BASE + "invocation/";
    private static final String ARN =
            "arn:aws:lambda:"
                    + LaunchCommand.REGION
                    + ":123456789012:function:"
                    + LaunchCommand.FUNCTION;

    private final Duration timeout;
    private final Clock clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<Start> start = new CompletableFuture<>();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Map<String, AtWork> atWork = new ConcurrentHashMap<>();
    private volatile @Nullable Long restoredAt;

    RuntimeApi(Duration timeout, Clock clock) throws IOException {
        this.timeout = timeout;
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(BASE, this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /// Host and port, as `AWS_LAMBDA_RUNTIME_API` has them.
    String authority() {
        return server.getAddress().getAddress().getHostAddress()
                + ":"
                + server.getAddress().getPort();
    }

    CompletableFuture<Start> start() {
        return start;
    }

    /// When the function was let go on after its checkpoint, by [System#nanoTime].
    Optional<Long> restoredAt() {
        return Optional.ofNullable(restoredAt);
    }

    CompletableFuture<Invocation> invoke(String event) {
        CompletableFuture<Invocation> reply = new CompletableFuture<>();
        events.add(new Event(UUID.randomUUID().toString(), event, reply));
        return reply;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod() + " " + path) {
                case "GET " + BASE + "invocation/next" -> next(exchange);
                case "GET " + BASE + "restore/next" -> {
                    restoredAt = System.nanoTime();
                    exchange.sendResponseHeaders(200, -1);
                }
                case "POST " + BASE + "init/error" -> refuse(exchange, kindOf(exchange));
                case "POST " + BASE + "restore/error" ->
                        refuse(exchange, FunctionFailure.Kind.RESTORE_ERROR);
                default -> {
                    if (path.startsWith(INVOCATION) && path.endsWith("/response")) {
                        response(exchange, finished(path, "/response"));
                    } else if (path.startsWith(INVOCATION) && path.endsWith("/error")) {
                        failure(exchange, finished(path, "/error"));
                    } else {
                        send(exchange, 404, error("No such path: " + path, "NotFound"));
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        start.complete(new Start.Ready(System.nanoTime()));
        Event event = events.take();
        Headers headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", event.requestId());
        headers.set(
                "Lambda-Runtime-Deadline-Ms", Long.toString(clock.millis() + timeout.toMillis()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", ARN);
        headers.set("Lambda-Runtime-Trace-Id", traceId());
        atWork.put(event.requestId(), new AtWork(System.nanoTime(), event.reply()));
        send(exchange, 200, event.payload().getBytes(UTF_8));
    }

    private void response(HttpExchange exchange, @Nullable AtWork work) throws IOException {
        byte[] payload = exchange.getRequestBody().readAllBytes();
        if (work == null) {
            refuseUnknown(exchange);
        } else if (payload.length > LARGEST_RESPONSE_BYTES) {
            String type = "Function.ResponseSizeTooLarge";
            byte[] error =
                    error(
                            payload.length
                                    + " bytes exceed the largest response of "
                                    + LARGEST_RESPONSE_BYTES
                                    + " bytes",
                            type);
            work.reply().complete(new Invocation.Failed(type, new String(error, UTF_8)));
            send(exchange, 413, error);
        } else {
            work.reply().complete(new Invocation.Answered(new String(payload, UTF_8), work.took()));
            accept(exchange);
        }
    }

    private void failure(HttpExchange exchange, @Nullable AtWork work) throws IOException {
        String payload = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (work == null) {
            refuseUnknown(exchange);
        } else {
            work.reply()
                    .complete(
                            new Invocation.Failed(
                                    Json.text(payload, "errorType").orElse("Unknown"), payload));
            accept(exchange);
        }
    }

    private void refuse(HttpExchange exchange, FunctionFailure.Kind kind) throws IOException {
        start.complete(
                new Start.Refused(
                        kind, new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        accept(exchange);
    }

    private static FunctionFailure.Kind kindOf(HttpExchange exchange) {
        return "Runtime.BeforeCheckpointError"
                        .equals(
                                exchange.getRequestHeaders()
                                        .getFirst("Lambda-Runtime-Function-Error-Type"))
                ? FunctionFailure.Kind.CHECKPOINT_ERROR
                : FunctionFailure.Kind.INIT_ERROR;
    }

    private @Nullable AtWork finished(String path, String ending) {
        return atWork.remove(path.substring(INVOCATION.length(), path.length() - ending.length()));
    }

    private static byte[] error(String message, String type) {
        return Json.write(Map.of("errorMessage", message, "errorType", type)).getBytes(UTF_8);
    }

    private static void refuseUnknown(HttpExchange exchange) throws IOException {
        send(exchange, 400, error("Invalid request ID", "InvalidRequestID"));
    }

    private static void accept(HttpExchange exchange) throws IOException {
        send(exchange, 202, "{\"status\":\"OK\"}".getBytes(UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }

    private String traceId() {
        String random = UUID.randomUUID().toString().replace("-", "");
        return "Root=1-%08x-%s;Parent=%s;Sampled=0"
                .formatted(
                        clock.instant().getEpochSecond(),
                        random.substring(0, 24),
                        random.substring(16));
    }
}
