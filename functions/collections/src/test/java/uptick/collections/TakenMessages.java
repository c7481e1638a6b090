package uptick.collections;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// A queue on the loopback device that takes batches as SQS's JSON protocol sends them, and keeps their bodies.
final class TakenMessages implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"Id\":\"(\\d+)\"");
    private static final Pattern BODY =
            Pattern.compile("\"MessageBody\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final HttpServer server;
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    TakenMessages() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::take);
        server.start();
    }

    String origin() {
        return "http://" + "127.0.0.1:" + server.getAddress().getPort();
    }

    String url() {
        return origin() + "/123456789012/slices";
    }

    /// The messages, in the order in which they came.
    List<String> bodies() {
        return List.copyOf(bodies);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            var taken = new ArrayList<String>();
            var ids = ID.matcher(request);
            var texts = BODY.matcher(request);
            while (ids.find() && texts.find()) {
                var body = texts.group(1).replace("\\\"", "\"");
                bodies.add(body);
                taken.add(
                        "{\"Id\":\"%s\",\"MessageId\":\"m\",\"MD5OfMessageBody\":\"%s\"}"
                                .formatted(ids.group(1), md5(body)));
            }
            var isBatch = target.equals("AmazonSQS.SendMessageBatch") && !taken.isEmpty();
            var answer =
                    isBatch
                            ? "{\"Successful\":[" + String.join(",", taken) + "],\"Failed\":[]}"
                            : "{\"__type\":\"InvalidAction\"}";
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(isBatch ? 200 : 400, answer.length());
            exchange.getResponseBody().write(answer.getBytes(UTF_8));
        }
    }

    private static String md5(String body) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(body.getBytes(UTF_8));
            return "%032x".formatted(new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every JDK has MD5", failure);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
