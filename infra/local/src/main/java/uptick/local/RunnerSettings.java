package uptick.local;

import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// What the environment says about this run.
///
/// @param home the data folder, `UPTICK_HOME`, default `.uptick` where the command was given
/// @param port where page and API answer, `PORT`, default 8080; 0 for any free one
/// @param databaseUrl `DATABASE_URL`, null for the embedded database in the data folder
/// @param mornings `UPTICK_SAMPLE_MORNINGS`, how many of the sample world's mornings are lived, the latest of them
/// @param youtubeKey `UPTICK_COLLECTIONS_YOUTUBE_KEY`, null to replay the sample world
/// @param adminPassword `UPTICK_ADMIN_PASSWORD` for the first account, null to make one up
/// @param user `UPTICK_USER`, the username of an ordinary account, null for none
/// @param userPassword `UPTICK_USER_PASSWORD` for it, null to make one up
public record RunnerSettings(
        Path home,
        int port,
        @Nullable String databaseUrl,
        int mornings,
        @Nullable String youtubeKey,
        @Nullable String adminPassword,
        @Nullable String user,
        @Nullable String userPassword) {

    private static final int DEFAULT_PORT = 8080;
    private static final int MOST_MORNINGS = 40;

    static RunnerSettings of(Map<String, String> environment) {
        return new RunnerSettings(
                home(blankToNull(environment.get("UPTICK_HOME"))),
                port(environment.get("PORT")),
                blankToNull(environment.get("DATABASE_URL")),
                mornings(environment.get("UPTICK_SAMPLE_MORNINGS")),
                blankToNull(environment.get("UPTICK_COLLECTIONS_YOUTUBE_KEY")),
                blankToNull(environment.get("UPTICK_ADMIN_PASSWORD")),
                blankToNull(environment.get("UPTICK_USER")),
                blankToNull(environment.get("UPTICK_USER_PASSWORD")));
    }

    boolean isLive() {
        return youtubeKey != null;
    }

    private static Path home(@Nullable String text) {
        return Path.of(text == null ? ".uptick" : text).toAbsolutePath().normalize();
    }

    private static int port(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return DEFAULT_PORT;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new CannotStart(
                    "PORT must be a number from 0 to 65535, not '" + text + "'.", null);
        }
        return Integer.parseInt(text);
    }

    private static int mornings(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return MOST_MORNINGS;
        }
        if (!text.matches("\\d{1,2}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > MOST_MORNINGS) {
            throw new CannotStart(
                    "UPTICK_SAMPLE_MORNINGS must be a number from 1 to "
                            + MOST_MORNINGS
                            + ", not '"
                            + text
                            + "'.",
                    null);
        }
        return Integer.parseInt(text);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /// Leaves out what is secret.
    @Override
    public String toString() {
        return "RunnerSettings[" + home + ", " + port + "]";
    }
}
