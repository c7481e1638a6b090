package uptick.testing.database;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/// Stands between a client and PostgreSQL, counts what the client asks of all its connections together, and spoils the
/// n-th request: by default the server has received it, every connection is closed in both directions, nobody is let in any
/// more, and the client never learns what became of it.
///
/// Counted are the messages Query, Parse and Execute of the protocol, version 3. The client must not encrypt.
public final class CuttingProxy implements AutoCloseable {

    /// Never cuts, but counts.
    public static final int NEVER = Integer.MAX_VALUE;

    private static final Duration SLOW = Duration.ofMillis(400);
    private static final Set<Byte> COUNTED = Set.of((byte) 'Q', (byte) 'P', (byte) 'E');

    private final ServerSocket door;
    private final int serverPort;
    private volatile int spoiledAt;
    private volatile Fault fault;
    private final boolean opensAgain;
    private final AtomicInteger requests = new AtomicInteger();
    private final List<Socket> open = new ArrayList<>();
    private volatile boolean halved;
    private boolean closed;

    private CuttingProxy(int serverPort, int cutAt, boolean opensAgain) throws IOException {
        this.serverPort = serverPort;
        this.spoiledAt = cutAt;
        this.fault = Fault.ANSWER_LOST;
        this.opensAgain = opensAgain;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::letIn);
    }

    /// One that cuts once and for all.
    ///
    /// @param serverPort where PostgreSQL answers on this machine
    /// @param cutAt the request at which all is cut, the first being 1
    public static CuttingProxy before(int serverPort, int cutAt) throws IOException {
        return new CuttingProxy(serverPort, cutAt, false);
    }

    /// One that lets clients in again after each fault, and has none before it is told of one.
    ///
    /// @param serverPort where PostgreSQL answers on this machine
    public static CuttingProxy before(int serverPort) throws IOException {
        return new CuttingProxy(serverPort, NEVER, true);
    }

    /// From now on counts anew, and spoils one request.
    ///
    /// @param request which, the next being 1; [#NEVER] for none
    public synchronized void spoil(int request, Fault how) {
        requests.set(0);
        fault = how;
        spoiledAt = request;
    }

    /// Where a client finds the database instead.
    public String url(String database) {
        return "jdbc:postgresql://localhost:%d/%s?sslmode=disable&gssEncMode=disable"
                .formatted(door.getLocalPort(), database);
    }

    /// How many requests there were.
    public int requests() {
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
                Thread.ofVirtual().start(() -> passOn(server, client, this::answer));
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
            if (COUNTED.contains(type) && isSpoiled(requests.incrementAndGet())) {
                passSpoiled(message, server);
            } else {
                server.write(message);
                server.flush();
            }
        }
    }

    /* Once opened again, what comes after the spoiled one is sound. */
    private boolean isSpoiled(int request) {
        return opensAgain ? request == spoiledAt : request >= spoiledAt;
    }

    private void passSpoiled(byte[] message, OutputStream server) throws IOException {
        switch (fault) {
            case REQUEST_LOST -> cut();
            case REQUEST_HALVED -> {
                server.write(message, 0, message.length / 2);
                server.flush();
                cut();
            }
            case ANSWER_LOST -> {
                server.write(message);
                server.flush();
                cut();
            }
            case ANSWER_HALVED -> {
                halved = true;
                server.write(message);
                server.flush();
            }
            case RESET -> {
                server.write(message);
                server.flush();
                reset();
            }
            case SLOWED -> {
                pause();
                server.write(message);
                server.flush();
            }
        }
    }

    private void answer(InputStream from, OutputStream to) throws IOException {
        var buffer = new byte[8192];
        for (var read = from.read(buffer); read > 0; read = from.read(buffer)) {
            if (halved) {
                halved = false;
                to.write(buffer, 0, read / 2);
                to.flush();
                cut();
                return;
            }
            to.write(buffer, 0, read);
            to.flush();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(SLOW);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
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
        if (!opensAgain) {
            closed = true;
            door.close();
        }
        for (var connection : open) {
            connection.close();
        }
        open.clear();
    }

    /* The client is told at once, by a packet instead of an end. */
    private synchronized void reset() throws IOException {
        for (var connection : open) {
            if (!connection.isClosed()) {
                connection.setSoLinger(true, 0);
            }
        }
        cut();
    }

    @Override
    public synchronized void close() throws IOException {
        door.close();
        closed = true;
        cut();
    }

    /// What befalls a request.
    public enum Fault {
        /// The server never gets it.
        REQUEST_LOST,
        /// The server gets half of it.
        REQUEST_HALVED,
        /// The client never gets the answer.
        ANSWER_LOST,
        /// The client gets half of what comes next.
        ANSWER_HALVED,
        /// Both ends are reset, the server after it has got it.
        RESET,
        /// It comes late.
        SLOWED
    }
}
