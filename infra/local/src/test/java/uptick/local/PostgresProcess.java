package uptick.local;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The server process behind an embedded database, from outside: what an operator's hand, a crash or the kernel does
/// to it.
record PostgresProcess(ProcessHandle process, List<String> command) {

    private static final int PATIENCE_SECONDS = 60;

    /// The server of a data folder.
    static PostgresProcess of(Path home) throws IOException {
        var pid = Files.readAllLines(home.resolve("database/postmaster.pid")).getFirst().strip();
        var process = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root, unless in a namespace of its own.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(process.info().command().orElseThrow());
        command.addAll(List.of(process.info().arguments().orElseThrow()));
        return new PostgresProcess(process, command);
    }

    /// Shuts down fast: connections are cut, nothing is lost.
    void stop() throws Exception {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
        waitForEnd();
    }

    /// Kills, as the kernel does when memory runs out.
    void kill() throws Exception {
        process.destroyForcibly();
        waitForEnd();
    }

    /// Whether it runs. One that has ended, and whose end nobody has taken note of yet (a container's first process
    /// may not), still has a number but no program.
    boolean isRunning() {
        return process.isAlive() && process.info().command().isPresent();
    }

    /// Waits until the process is gone.
    void waitForEnd() throws Exception {
        process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /// Starts the same server again, on the same port.
    void startAgain() throws IOException {
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
    }
}
