package uptick.migrations.fault;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/// Stands between a client and PostgreSQL, counts what the client asks of all its connections together, and at the
/// n-th request closes every connection in both directions: the server has received that request, and the client
/// never learns what became of it.
///
/// Counted are the messages Query, Parse and Execute of the protocol, version 3. The client must not encrypt.
final class CuttingProxy implements AutoCloseable {

    /// Never cuts, but counts.
    static final int NEVER = Integer.MAX_VALUE;

    private static final Set<Byte> COUNTED = Set.of((byte) 'Q', (byte) 'P', (byte) 'E');

    private final ServerSocket door;
    private final int serverPort;
    private final int cutAt;
    private final AtomicInteger requests = new AtomicInteger();
    private final List<Closeable> open = new ArrayList<>();
    private boolean closed;

    private CuttingProxy(int serverPort, int cutAt) throws IOException {
        this.serverPort = serverPort;
        this.cutAt = cutAt;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::letIn);
    }

    /// @param serverPort where PostgreSQL answers on this machine
    /// @param cutAt the request at which all is cut, the first being 1
    static CuttingProxy before(int serverPort, int cutAt) throws IOException {
        return new CuttingProxy(serverPort, cutAt);
    }

    /// Where a client finds the database instead.
    String url(String database) {
        return "jdbc:postgresql://localhost:%d/%s?sslmode=disable&gssEncMode=disable"
                .formatted(door.getLocalPort(), database);
    }

    /// How many requests there were.
    int requests() {
        return requests.get();
    }

    private void letIn() {
        try {
            while (true) {
                var client = door.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                if (!remember(client, server)) {
                    return;
                }
                Thread.ofVirtual().start(() -> passOn(client, server, this::countRequests));
                Thread.ofVirtual().start(() -> passOn(server, client, InputStream::transferTo));
            }
        } catch (IOException _) {
            // the door is closed: nobody comes in any more
        }
    }

    private interface Passage {
        void pass(InputStream from, OutputStream to) throws IOException;
    }

    private void passOn(Socket from, Socket to, Passage passage) {
        try (from;
                to) {
            passage.pass(from.getInputStream(), to.getOutputStream());
        } catch (EOFException | SocketException _) {
            // one side has gone, and takes the other with it
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void countRequests(InputStream from, OutputStream to) throws IOException {
        var client = new DataInputStream(from);
        var server = new DataOutputStream(to);
        // the first message has no type
        var length = client.readInt();
        server.write(message(null, length, client));
        while (true) {
            var type = client.readByte();
            var message = message(type, client.readInt(), client);
            var isLast = COUNTED.contains(type) && requests.incrementAndGet() >= cutAt;
            server.write(message);
            server.flush();
            if (isLast) {
                cut();
            }
        }
    }

    private static byte[] message(@Nullable Byte type, int length, DataInputStream rest)
            throws IOException {
        var message = ByteBuffer.allocate(length + (type == null ? 0 : 1));
        if (type != null) {
            message.put(type);
        }
        message.putInt(length);
        message.put(rest.readNBytes(length - Integer.BYTES));
        return message.array();
    }

    private synchronized boolean remember(Socket client, Socket server) throws IOException {
        open.add(client);
        open.add(server);
        if (closed) {
            cut();
        }
        return !closed;
    }

    private synchronized void cut() throws IOException {
        closed = true;
        door.close();
        for (var connection : open) {
            connection.close();
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
