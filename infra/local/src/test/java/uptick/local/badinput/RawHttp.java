package uptick.local.badinput;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/// An HTTP client that sends what it is told, wrong or right: every other one refuses to.
public final class RawHttp implements AutoCloseable {

    private static final int PATIENCE_MILLISECONDS = 60_000;

    private final URI house;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    /// A client of one server.
    public RawHttp(URI house) {
        this.house = house;
    }

    /// Sends and waits.
    ///
    /// @throws UncheckedIOException where no answer comes, or none that is HTTP
    public Reply send(Request request) {
        try {
            var isReused = socket != null;
            try {
                return exchange(request);
            } catch (IOException failure) {
                close();
                if (!isReused) {
                    throw failure;
                }
                // the server may have given up on a connection that was idle
                return exchange(request);
            }
        } catch (IOException failure) {
            close();
            throw new UncheckedIOException(failure);
        }
    }

    private Reply exchange(Request request) throws IOException {
        if (socket == null || in == null) {
            socket = new Socket(house.getHost(), house.getPort());
            socket.setSoTimeout(PATIENCE_MILLISECONDS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
        IOException broken = null;
        try {
            socket.getOutputStream().write(request.wire(house.getHost() + ":" + house.getPort()));
        } catch (IOException failure) {
            // refused before all was read: the answer may be there all the same
            broken = failure;
        }
        var reply = read(in, request.method());
        if (broken != null || reply.header("connection").equalsIgnoreCase("close")) {
            close();
        }
        return reply;
    }

    private static Reply read(InputStream in, String method) throws IOException {
        while (true) {
            var first = line(in);
            if (!first.matches("HTTP/1\\.[01] \\d{3}.*")) {
                throw new IOException("no HTTP: " + first);
            }
            var status = Integer.parseInt(first.substring(9, 12));
            var headers = headers(in);
            if (status >= 200) {
                return new Reply(
                        status,
                        headers,
                        new String(body(in, method, status, headers), StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        var headers = new TreeMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (left, right) -> left + ", " + right);
        }
        return headers;
    }

    private static byte[] body(
            InputStream in, String method, int status, Map<String, String> headers)
            throws IOException {
        if (method.equals("HEAD") || status == 204 || status == 304) {
            return new byte[0];
        }
        if (headers.getOrDefault("transfer-encoding", "").contains("chunked")) {
            return chunks(in);
        }
        var length = headers.get("content-length");
        return length == null ? in.readAllBytes() : exactly(in, Integer.parseInt(length));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            var size = Integer.parseInt(line(in).replaceFirst(";.*", "").strip(), 16);
            body.writeBytes(exactly(in, size));
            line(in);
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("an answer cut off");
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended without an answer");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() {
        var open = socket;
        socket = null;
        in = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
