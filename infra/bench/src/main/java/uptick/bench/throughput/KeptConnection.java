package uptick.bench.throughput;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// One HTTP/1.1 connection that is kept open and asks for the same page again and again. It does no more than that
/// takes, for it runs on the processors of the server that it measures.
public final class KeptConnection implements AutoCloseable {

    private static final String OK = "HTTP/1.1 200 ";
    private static final Pattern LENGTH =
            Pattern.compile("\r\ncontent-length: *(\\d+)\r\n", Pattern.CASE_INSENSITIVE);
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;
    private final byte[] request;
    private final byte[] buffer = new byte[256 * 1024];
    private int bodyFrom;
    private int bodyTo;

    /// Opens it.
    ///
    /// @param token a bearer token, empty to send none
    public KeptConnection(URI page, String token) throws IOException {
        socket = new Socket(page.getHost(), page.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
        var authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        request =
                "GET %s HTTP/1.1\r\nHost: %s:%d\r\nAccept: application/json\r\n%s\r\n"
                        .formatted(page.getPath(), page.getHost(), page.getPort(), authorization)
                        .getBytes(StandardCharsets.US_ASCII);
    }

    /// Asks once and reads the whole answer.
    ///
    /// @throws IOException where it is not a 200 that says how long it is
    public void ask() throws IOException {
        socket.getOutputStream().write(request);
        int filled = 0;
        int end = -1;
        while (end < 0) {
            int more = read(filled);
            end = endOfHead(Math.max(0, filled - 3), filled + more);
            filled += more;
        }
        var head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
        var length = LENGTH.matcher(head);
        if (!head.startsWith(OK) || !length.find()) {
            throw new IOException("Not a 200 with a length: " + head);
        }
        int whole = end + Integer.parseInt(length.group(1));
        while (filled < whole) {
            filled += read(filled);
        }
        bodyFrom = end;
        bodyTo = whole;
    }

    /// The body of the last answer, decoded only where it is asked for.
    String body() {
        return new String(buffer, bodyFrom, bodyTo - bodyFrom, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int read(int filled) throws IOException {
        int more = in.read(buffer, filled, buffer.length - filled);
        if (more <= 0) {
            throw new EOFException("The server closed, or sent more than fits, after " + filled);
        }
        return more;
    }

    private int endOfHead(int from, int to) {
        for (int at = from; at + 4 <= to; at++) {
            if (buffer[at] == '\r'
                    && buffer[at + 1] == '\n'
                    && buffer[at + 2] == '\r'
                    && buffer[at + 3] == '\n') {
                return at + 4;
            }
        }
        return -1;
    }
}
