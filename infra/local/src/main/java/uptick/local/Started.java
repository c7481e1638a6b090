package uptick.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// What a run has started. Closing goes backwards: what was started last may need all that was there before it.
final class Started implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Consumer<String> out;
    private boolean closed;

    Started(Consumer<String> out) {
        this.out = out;
    }

    /// Notes a part, to be closed with the others.
    ///
    /// @throws CannotStart where the run was told to stop meanwhile: the part is closed by then
    synchronized <T extends AutoCloseable> T add(T part) {
        if (closed) {
            close(part);
            throw new CannotStart("it was told to stop.", null);
        }
        parts.push(part);
        return part;
    }

    /// Closes everything; again does nothing.
    @Override
    public synchronized void close() {
        closed = true;
        while (!parts.isEmpty()) {
            close(parts.pop());
        }
    }

    private void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) {
            // One that does not close must not keep the others open; the database comes last.
            out.accept("While stopping: " + failure.getMessage());
        }
    }
}
