package uptick.bench.throughput;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A server in a process of its own.
///
/// @param address where it answers, as it printed
record ServerProcess(Process process, URI address) implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 180;

    private static final Pattern ADDRESS = Pattern.compile("https?://[\\w.]+:\\d+");

    /// Starts a command and waits until it prints where it answers.
    ///
    /// @param says the words before the address
    /// @param log takes what it prints, both streams
    /// @param environment beside what every process has
    static ServerProcess start(
            List<String> command, Map<String, String> environment, Path log, String says)
            throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            // Asked before reading: what a process prints last is there when it has ended.
            boolean alive = process.isAlive() && System.nanoTime() < deadline;
            var output = Files.readString(log, StandardCharsets.UTF_8);
            int at = output.indexOf(says);
            var address = ADDRESS.matcher(at < 0 ? "" : output.substring(at));
            if (address.find()) {
                return new ServerProcess(process, URI.create(address.group()));
            }
            if (!alive) {
                process.destroy();
                throw new IllegalStateException("It never said \"" + says + "\":\n" + output);
            }
            var _ = process.waitFor(50, TimeUnit.MILLISECONDS);
        }
    }

    /// Starts a class of ours as `mvn -Prun` starts the runner.
    static ServerProcess java(
            String classPath,
            Class<?> main,
            Map<String, String> environment,
            Path log,
            String... options)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of(options));
        command.addAll(List.of("-classpath", classPath, main.getName()));
        return start(command, environment, log, "http://");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
