package uptick.collections;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// YouTube's chart on the loopback device, sound but for one page, for which it writes whatever bytes it is told to.
final class RawProvider implements AutoCloseable {

    private static final Pattern PAGE = Pattern.compile("pageToken=PAGE(\\d+)");

    private final ServerSocket listener;
    private final Chart chart;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int badPage;
    private volatile Misbehaviour misbehaviour = (_, _) -> {};

    RawProvider(Chart chart) {
        this.chart = chart;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String origin() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    String url() {
        return origin() + "/youtube/v3";
    }

    /// The first lines of what it was asked, in order.
    List<String> requests() {
        return List.copyOf(requests);
    }

    /// From now on answers for one page, counted from 1, as badly as this.
    void misbehave(int page, Misbehaviour how) {
        misbehaviour = how;
        badPage = page;
    }

    /// From now on answers well.
    void behave() {
        badPage = 0;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var connection = listener.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                return; // closed by the test
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var request = readHead(connection);
            if (request == null) {
                return;
            }
            requests.add(request);
            var token = PAGE.matcher(request);
            var page = token.find() ? Integer.parseInt(token.group(1)) : 1;
            if (page == badPage) {
                misbehaviour.answer(connection, chart.page(request));
            } else {
                connection.getOutputStream().write(sound(chart.page(request)));
            }
        } catch (IOException _) {
            return; // the client hung up first, as it should with many a misbehaviour
        }
    }

    /// An answer 200 as it should be.
    static byte[] sound(String body) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(ISO_8859_1);
    }

    private static @Nullable String readHead(Socket connection) throws IOException {
        var lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
        var first = lines.readLine();
        for (var line = first; line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                return first;
            }
        }
        return null;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// What happens on a connection once its request was read; it is closed afterwards.
    @FunctionalInterface
    interface Misbehaviour {

        /// Answers one request.
        ///
        /// @param page the body that would be right, in ASCII
        void answer(Socket connection, String page) throws IOException;
    }
}
