package uptick.accounts;

import java.util.List;
import java.util.Objects;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;

/// Keeps everything that is logged, ours down to DEBUG, while it is open.
public final class LogLines implements AutoCloseable {

    private final ListAppender<ILoggingEvent> kept = new ListAppender<>();
    private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = logger("uptick");
    private final Level before = Objects.requireNonNull(ours.getLevel());

    public LogLines() {
        ours.setLevel(Level.DEBUG);
        kept.start();
        root.addAppender(kept);
    }

    /// Every line with its stack trace.
    public List<String> lines() {
        return List.copyOf(kept.list).stream()
                .map(
                        event ->
                                event.getLevel()
                                        + " "
                                        + event.getFormattedMessage()
                                        + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                .toList();
    }

    String text() {
        return String.join("\n", lines());
    }

    @Override
    public void close() {
        root.detachAppender(kept);
        ours.setLevel(before);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
