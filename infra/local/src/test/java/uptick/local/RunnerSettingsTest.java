package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerSettingsTest {

    @Test
    void needsNothingInTheEnvironment() {
        assertThat(RunnerSettings.of(Map.of()))
                .isEqualTo(
                        new RunnerSettings(
                                Path.of(".uptick").toAbsolutePath(),
                                8080,
                                null,
                                40,
                                null,
                                null,
                                null,
                                null));
    }

    @Test
    void takesWhatTheEnvironmentSays() {
        var settings =
                RunnerSettings.of(
                        Map.of(
                                "UPTICK_HOME", "/data/uptick",
                                "PORT", "0",
                                "DATABASE_URL", "postgres://me:secret@db/uptick",
                                "UPTICK_SAMPLE_MORNINGS", "7",
                                "UPTICK_COLLECTIONS_YOUTUBE_KEY", "a-key",
                                "UPTICK_ADMIN_PASSWORD", "open sesame",
                                "UPTICK_USER", "dave",
                                "UPTICK_USER_PASSWORD", "hidden"));

        assertThat(settings)
                .isEqualTo(
                        new RunnerSettings(
                                Path.of("/data/uptick"),
                                0,
                                "postgres://me:secret@db/uptick",
                                7,
                                "a-key",
                                "open sesame",
                                "dave",
                                "hidden"));
        assertThat(settings.isLive()).isTrue();
        assertThat(settings.toString()).doesNotContain("secret", "a-key", "sesame", "hidden");
    }

    @Test
    void takesAnEmptyVariableForNone() {
        assertThat(
                        RunnerSettings.of(
                                Map.of(
                                        "UPTICK_HOME", "",
                                        "PORT", " ",
                                        "DATABASE_URL", "",
                                        "UPTICK_SAMPLE_MORNINGS", "",
                                        "UPTICK_COLLECTIONS_YOUTUBE_KEY", " ",
                                        "UPTICK_ADMIN_PASSWORD", "",
                                        "UPTICK_USER", "",
                                        "UPTICK_USER_PASSWORD", " ")))
                .isEqualTo(RunnerSettings.of(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "41", "-1", "all", "100"})
    void refusesAWrongNumberOfMornings(String mornings) {
        assertThatThrownBy(() -> RunnerSettings.of(Map.of("UPTICK_SAMPLE_MORNINGS", mornings)))
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        "UPTICK_SAMPLE_MORNINGS must be a number from 1 to 40, not '"
                                + mornings
                                + "'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "-1", "65536", "80 80", "8080.0", "1000000000000"})
    void refusesAWrongPort(String port) {
        assertThatThrownBy(() -> RunnerSettings.of(Map.of("PORT", port)))
                .isInstanceOf(CannotStart.class)
                .hasMessage("PORT must be a number from 0 to 65535, not '" + port + "'.");
    }
}
