package uptick.bench.throughput;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import uptick.bench.coldstart.BareHandler;

/// An upper bound: the JDK's own server, a thread and a connection for each client, the same statements through the
/// same driver, no token checked, nothing validated, JSON by hand.
public final class BareServer {

    private static final ThreadLocal<BareHandler> HANDLER =
            ThreadLocal.withInitial(BareHandler::new);

    private BareServer() {}

    /// Serves until it is killed, and prints where.
    public static void main(String[] arguments) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newFixedThreadPool(Load.CONNECTIONS));
        server.createContext("/v1/trends", BareServer::answer);
        server.start();
        System.out.println("Serves http://localhost:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = HANDLER.get().page().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (SQLException failure) {
            throw new UncheckedIOException(new IOException(failure));
        }
    }
}
