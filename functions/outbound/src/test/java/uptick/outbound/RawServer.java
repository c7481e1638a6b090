package uptick.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/// A provider that writes whatever bytes it is told to, on a loopback port of its own choice.
final class RawServer implements AutoCloseable {

    /// What happens on a connection after its request has been read; the connection is closed afterwards.
    @FunctionalInterface
    interface Behaviour {
        void answer(Socket connection) throws IOException;
    }

    private final ServerSocket listener;
    private final Behaviour behaviour;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private RawServer(ServerSocket listener, Behaviour behaviour) {
        this.listener = listener;
        this.behaviour = behaviour;
        Thread.ofVirtual().start(this::accept);
    }

    static RawServer answering(Behaviour behaviour) {
        try {
            return new RawServer(
                    new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static RawServer answering(String reply) {
        return answering(
                connection -> connection.getOutputStream().write(reply.getBytes(ISO_8859_1)));
    }

    int port() {
        return listener.getLocalPort();
    }

    String origin() {
        return "http://127.0.0.1:" + port();
    }

    URI uri(String pathAndQuery) {
        return URI.create(origin() + pathAndQuery);
    }

    /// How many connections were accepted, with or without a request.
    int connections() {
        return connections.get();
    }

    /// The request lines and headers received, one text per request.
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                return; // closed by the test
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            String request = readHead(connection);
            if (request != null) {
                requests.add(request);
                behaviour.answer(connection);
            }
        } catch (IOException _) {
            return; // the client hung up first, as many a test wants it to
        }
    }

    private static @Nullable String readHead(Socket connection) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
        StringBuilder head = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                return head.toString();
            }
            head.append(line).append('\n');
        }
        return null;
    }
}
