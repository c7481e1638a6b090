package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A provider that says how long it wants to be left alone.
class HeldSourceTest {

    private static final Duration PAUSE = Duration.ofMinutes(2);

    private final List<Instant> asked = new CopyOnWriteArrayList<>();
    private final ScriptedProvider provider = new ScriptedProvider(this::answer);
    private final Collecting collecting =
            Collecting.start(
                    Map.of(
                            "test.paged.base",
                            provider.origin(),
                            "uptick.outbound.retry.longest-pause",
                            "20ms"),
                    provider.origin());
    private String retryAfter = "";

    private ScriptedProvider.Answer answer(ScriptedProvider.Request request) {
        asked.add(collecting.clock().instant());
        return asked.size() == 1
                ? new ScriptedProvider.Answer(429, Map.of("Retry-After", retryAfter), "")
                : ScriptedProvider.Answer.ok(request.address());
    }

    @AfterEach
    void stop() {
        collecting.close();
        provider.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"120", "Sat, 21 Nov 2026 06:02:00 GMT"})
    void isLeftAloneByEverybodyForSoLongAndAskedAgainInTheSameRun(String header) {
        retryAfter = header;
        collecting.limit("hacker_news", 100);
        collecting.youtube().serve(Chart.of(10));
        collecting.track("One", "Two", "Three", "Four", "Five", "Six");

        var run = collecting.collect();

        assertThat(asked.getFirst()).isEqualTo(Collecting.MORNING);
        assertThat(asked.subList(1, asked.size()))
                .hasSize(3)
                .allMatch(at -> !at.isBefore(Collecting.MORNING.plus(PAUSE)));
        assertThat(run.status()).isEqualTo("completed");
        assertThat(run.gaps())
                .filteredOn(gap -> gap.source().equals("hacker_news"))
                .singleElement()
                .satisfies(
                        gap -> assertThat(gap.reason()).isEqualTo("It answered with status 429."));
        assertThat(collecting.states("hacker_news"))
                .filteredOn(state -> state.endsWith(" ok"))
                .hasSize(3);
    }
}
