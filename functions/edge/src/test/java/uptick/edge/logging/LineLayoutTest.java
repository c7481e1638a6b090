package uptick.edge.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineLayoutTest {

    private static final String SIX = "2026-11-21T06:00:00Z";

    private final LoggerContext context = new LoggerContext();
    private final LineLayout layout = new LineLayout();

    @Test
    void writesOneLineAnEventWithItsMomentInUtc() {
        assertThat(line(Level.INFO, "2026-11-21T06:00:00.125Z", "done", null))
                .isEqualTo(
                        "2026-11-21T06:00:00.125Z INFO  u.t.ScoreCollections done"
                                + System.lineSeparator());
    }

    @Test
    void keepsTheColumnsWhateverTheMomentAndTheLevel() {
        assertThat(line(Level.ERROR, SIX, "done", null))
                .startsWith("2026-11-21T06:00:00.000Z ERROR u.t.");
        assertThat(line(Level.WARN, "1969-12-31T23:59:59.999Z", "done", null))
                .startsWith("1969-12-31T23:59:59.999Z WARN  u.t.");
    }

    @Test
    void writesAStackTraceWithItsCausesBelowTheLine() {
        var failure = new IllegalStateException("outer", new IllegalArgumentException("inner"));

        assertThat(line(Level.ERROR, SIX, "failed", failure).lines())
                .contains(
                        "java.lang.IllegalStateException: outer",
                        "Caused by: java.lang.IllegalArgumentException: inner")
                .first()
                .asString()
                .endsWith(" failed");
    }

    private String line(Level level, String moment, String message, @Nullable Throwable failure) {
        var logger = context.getLogger("uptick.trends.ScoreCollections");
        var event = new LoggingEvent("", logger, level, message, failure, null);
        event.setInstant(Instant.parse(moment));
        return layout.doLayout(event);
    }
}
