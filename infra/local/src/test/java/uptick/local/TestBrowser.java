package uptick.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Assumptions;

/// The Chromium of this machine, driven by Playwright. None is ever downloaded: where none is installed, the test is
/// skipped and says so.
final class TestBrowser implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome");

    private static final List<String> QUIET =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    /* A busy machine may take its time: what is waited for comes or does not. */
    private static final double PATIENCE_MILLIS = 30_000;

    private final Playwright playwright;
    private final Browser browser;

    private TestBrowser(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable)
                                        .setArgs(QUIET));
    }

    /// Starts it, or skips the test.
    static TestBrowser start() {
        var executable = installed();
        Assumptions.assumeTrue(
                executable.isPresent(),
                () -> "skipped: no " + String.join(", ", NAMES) + " on the PATH");
        return new TestBrowser(executable.orElseThrow());
    }

    /// Opens a tab that has never been here before.
    ///
    /// @param width of the window, in CSS pixels
    Tab tab(TestHouse house, int width, ColorScheme colours) {
        return tab(house, width, colours, "/");
    }

    /// @param path where it goes first
    Tab tab(TestHouse house, int width, ColorScheme colours, String path) {
        house.forgetAttempts();
        var context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, 900)
                                .setColorScheme(colours)
                                .setLocale("en-GB")
                                .setTimezoneId("Europe/London")
                                .setBaseURL(house.house().address().toString()));
        return new Tab(context, path);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> installed() {
        var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return NAMES.stream()
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
