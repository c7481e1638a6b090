package uptick.edge.logging;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import ch.qos.logback.classic.pattern.TargetLengthBasedClassNameAbbreviator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.LayoutBase;

/// One event: `2026-11-21T06:00:00.125Z INFO  u.t.ScoreCollections Collection … scored`, the moment in UTC, a stack
/// trace below. Written at once, so that CloudWatch keeps the trace with its line.
///
/// Logback's pattern layout would say the same, and makes an object for every word that any pattern may have.
final class LineLayout extends LayoutBase<ILoggingEvent> {

    private static final int LONGEST_LEVEL = 5;
    private static final int LOGGER_NAME = 24;

    private final TargetLengthBasedClassNameAbbreviator names =
            new TargetLengthBasedClassNameAbbreviator(LOGGER_NAME);

    @Override
    public String doLayout(ILoggingEvent event) {
        var level = event.getLevel().toString();
        var line =
                new StringBuilder()
                        .append(moment(event.getTimeStamp()))
                        .append(' ')
                        .append(level)
                        .repeat(' ', LONGEST_LEVEL - level.length() + 1)
                        .append(names.abbreviate(event.getLoggerName()))
                        .append(' ')
                        .append(event.getFormattedMessage())
                        .append(CoreConstants.LINE_SEPARATOR);
        if (event.getThrowableProxy() != null) {
            line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return line.toString();
    }

    /* Instant leaves out the milliseconds of a full second, and a column would jump. */
    private static String moment(long millis) {
        var second = Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
        var fraction = Long.toString(1000 + Math.floorMod(millis, 1000)).substring(1);
        return second.substring(0, second.length() - 1) + "." + fraction + "Z";
    }
}
