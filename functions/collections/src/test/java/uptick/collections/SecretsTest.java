package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import uptick.collections.ScriptedYoutube.Answer;

class SecretsTest {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("uptick");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Appender<ILoggingEvent> console = root.getAppender("STDOUT");

    @BeforeEach
    void listenToEverything() {
        root.detachAppender(console);
        root.setLevel(Level.DEBUG);
        ours.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void leave() {
        root.detachAppender(log);
        root.setLevel(Level.WARN);
        ours.setLevel(Level.INFO);
        root.addAppender(console);
    }

    @Test
    void standInNoLineOfTheLogAndInNoRow() {
        var echo = "{\"error\": {\"message\": \"%s\", \"errors\": [{\"reason\": \"key=%s\"}]}}";
        for (var answer :
                List.of(
                        Answer.page(Chart.of(60)),
                        Answer.status(400, echo.replace("%s", Collecting.KEY)),
                        Answer.status(503, Collecting.KEY),
                        Answer.status(200, Collecting.KEY))) {
            try (var collecting = Collecting.start()) {
                collecting.youtube().answer(_ -> answer);
                collecting.track("iPhone X");

                collecting.collect();

                assertThat(collecting.youtube().queries().getFirst()).contains(Collecting.KEY);
                assertThat(everyRow(collecting)).isNotEmpty().noneMatch(SecretsTest::isSecret);
            }
        }

        assertThat(log.list.stream().flatMap(SecretsTest::texts))
                .anyMatch(text -> text.contains("Run "))
                .noneMatch(SecretsTest::isSecret);
    }

    private static List<String> everyRow(Collecting collecting) {
        return collecting
                .rows()
                .all(
                        """
                        SELECT data_collections::text FROM data_collections
                        UNION ALL SELECT observations::text FROM observations
                        UNION ALL SELECT collection_sources::text FROM collection_sources
                        UNION ALL SELECT source_states::text FROM source_states
                        UNION ALL SELECT audit_log::text FROM audit_log
                        """);
    }

    private static Stream<String> texts(ILoggingEvent event) {
        return event.getThrowableProxy() == null
                ? Stream.of(event.getFormattedMessage())
                : Stream.of(
                        event.getFormattedMessage(),
                        ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    private static boolean isSecret(String text) {
        return text.contains("c4n4ry");
    }
}
