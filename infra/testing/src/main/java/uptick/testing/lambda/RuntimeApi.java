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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private record AtWork(long since, CompletableFuture<Invocation> reply) {}

    /// 6 MB and a little, as Lambda's own message has it.
    static final int LARGEST_RESPONSE_BYTES = 6_291_556;

    private static final String BASE = "/2018-06-01/runtime/";
    private static final String INVOCATION = BASE + "invocation/";
    private static final Pattern FINISHED =
            Pattern.compile("POST " + INVOCATION + "(?<id>[^/]+)/(?<how>response|error)");
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
        RuntimeCall call = new RuntimeCall(exchange);
        try (exchange) {
            switch (call.methodAndPath()) {
                case "GET " + INVOCATION + "next" -> next(call);
                case "GET " + BASE + "restore/next" -> {
                    restoredAt = System.nanoTime();
                    call.go();
                }
                case "POST " + BASE + "init/error" -> {
                    start.complete(new Start.Refused(kindOf(call), call.body()));
                    call.accept();
                }
                case "POST " + BASE + "restore/error" -> {
                    start.complete(
                            new Start.Refused(FunctionFailure.Kind.RESTORE_ERROR, call.body()));
                    call.accept();
                }
                default -> finish(call);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(RuntimeCall call) throws IOException, InterruptedException {
        start.complete(new Start.Ready(System.nanoTime()));
        Event event = events.take();
        long deadline = clock.millis() + timeout.toMillis();
        Headers headers = call.exchange().getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", event.requestId());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", ARN);
        headers.set("Lambda-Runtime-Trace-Id", traceId());
        atWork.put(event.requestId(), new AtWork(System.nanoTime(), event.reply()));
        call.send(200, event.payload());
    }

    private void finish(RuntimeCall call) throws IOException {
        Matcher finished = FINISHED.matcher(call.methodAndPath());
        if (!finished.matches()) {
            call.refuse(404, "NotFound", "There is no " + call.methodAndPath());
            return;
        }
        String requestId = finished.group("id");
        AtWork work = atWork.get(requestId);
        if (work == null) {
            call.refuse(400, "InvalidRequestID", "Invalid request ID");
            return;
        }
        String payload = call.body();
        Duration took = Duration.ofNanos(System.nanoTime() - work.since());
        if (finished.group("how").equals("error")) {
            String type = Json.text(payload, "errorType").orElse("Unknown");
            work.reply().complete(new Invocation.Failed(type, payload));
        } else if (payload.getBytes(UTF_8).length > LARGEST_RESPONSE_BYTES) {
            String type = "Function.ResponseSizeTooLarge";
            String message = "The response exceeds %d bytes".formatted(LARGEST_RESPONSE_BYTES);
            work.reply().complete(new Invocation.Failed(type, RuntimeCall.error(type, message)));
            // still at work: the runtime is going to report this refusal as the error of the same
            // request
            call.refuse(413, type, message);
            return;
        } else {
            work.reply().complete(new Invocation.Answered(payload, took));
        }
        atWork.remove(requestId);
        call.accept();
    }

    private static FunctionFailure.Kind kindOf(RuntimeCall call) {
        String type = call.header("Lambda-Runtime-Function-Error-Type");
        return "Runtime.BeforeCheckpointError".equals(type)
                ? FunctionFailure.Kind.CHECKPOINT_ERROR
                : FunctionFailure.Kind.INIT_ERROR;
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
