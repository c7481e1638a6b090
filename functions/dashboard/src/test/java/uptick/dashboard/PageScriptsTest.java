package uptick.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The tests of the page's pure modules, written in JavaScript and run by Node's own test runner: nothing is installed. On
 * a machine without Node 20 or later they are skipped, and the browser test is what is left.
 */
class PageScriptsTest {

    private static final Path TESTS = Path.of("src/test/javascript");
    private static final int OLDEST_NODE = 20;

    @Test
    @Timeout(120)
    void pureModulesPassTheirOwnTests() throws Exception {
        assumeTrue(
                nodeVersion() >= OLDEST_NODE,
                "Skipped: the tests in " + TESTS + " need Node 20 or later on the PATH");
        List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=tap"));
        command.addAll(testFiles());

        Outcome outcome = run(command);

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output())
                .containsPattern("(?m)^# pass [1-9]")
                .containsPattern("(?m)^# skipped 0$");
    }

    private static List<String> testFiles() throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".test.js"))
                    .sorted()
                    .toList();
        }
    }

    /** The major version, or 0 where there is no Node. */
    private static int nodeVersion() throws InterruptedException {
        try {
            String version = run(List.of("node", "--version")).output().strip();
            return Integer.parseInt(version.substring(1, version.indexOf('.')));
        } catch (IOException _) {
            return 0;
        }
    }

    private static Outcome run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private record Outcome(int exitCode, String output) {}
}
