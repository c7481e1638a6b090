package uptick.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The runner in a Java virtual machine of its own, as `mvn -Prun` starts it.
///
/// @param log what it printed, both streams
record RunningCommand(Process process, Path log) {

    /// Starts it with nothing in its environment but these variables and what every process has.
    static RunningCommand start(Map<String, String> environment) {
        try {
            var log = Files.createTempFile("uptick-runner", ".log");
            log.toFile().deleteOnExit();
            var builder =
                    new ProcessBuilder(
                                    ProcessHandle.current().info().command().orElseThrow(),
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-Dlogback.configurationFile=logback-local.xml",
                                    "-classpath",
                                    System.getProperty("java.class.path"),
                                    "uptick.local.LocalRunner")
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG"));
            builder.environment().putAll(environment);
            return new RunningCommand(builder.start(), log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String output() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    /// Waits until it prints something.
    ///
    /// @return the whole line
    /// @throws AssertionError where it ends before it does
    String waitFor(String text) throws IOException {
        while (true) {
            // Asked before reading: what a process prints last is there when it has ended.
            var alive = process.isAlive();
            var output = output();
            for (var line : output.lines().toList()) {
                if (line.contains(text)) {
                    return line;
                }
            }
            if (!alive) {
                throw new AssertionError("ended without \"" + text + "\":\n" + output);
            }
            pause();
        }
    }

    /* Ends early with the process; on a busy machine a tight loop would slow down what it waits for. */
    private void pause() {
        try {
            var _ = process.waitFor(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }
}
