package uptick.collections;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.micronaut.context.ApplicationContext;

import uptick.collections.run.AtStep;
import uptick.collections.run.StartRun;
import uptick.collections.run.WorkSlices;

/// A worker in a Java virtual machine of its own, which ends like one that got signal 9 when it comes to a step: no
/// `finally`, no shutdown hook, no word to the database.
///
/// @param log what it printed, both streams
record WorkerProcess(Process process, Path log) {

    /// How a process ends that was killed.
    static final int KILLED = 128 + 9;

    private static final Duration TO_ASK = Duration.ofSeconds(90);
    private static final String COUNTRIES = "uptick.collections.discovery.countries";
    private static final long PATIENCE_SECONDS = 120;

    /// Starts one on the run of a morning.
    ///
    /// @param visit which time that it comes by the step it dies, counted from 1
    static WorkerProcess start(Collecting collecting, Instant morning, String step, int visit) {
        var settings =
                collecting.properties().entrySet().stream()
                        .filter(setting -> !setting.getKey().equals(COUNTRIES))
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining("\n"));
        try {
            var log = Files.createTempFile("uptick-worker", ".log");
            log.toFile().deleteOnExit();
            var builder =
                    new ProcessBuilder(
                                    List.of(
                                            ProcessHandle.current().info().command().orElseThrow(),
                                            "-XX:TieredStopAtLevel=1",
                                            "-classpath",
                                            System.getProperty("java.class.path"),
                                            WorkerProcess.class.getName(),
                                            morning.toString(),
                                            step,
                                            Integer.toString(visit)))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG"));
            builder.environment().put("TEST_SETTINGS", settings);
            return new WorkerProcess(builder.start(), log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Waits until it has ended.
    ///
    /// @return how
    int end() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("never ended:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The worker's side.
    ///
    /// @param arguments morning, step, visit
    public static void main(String[] arguments) {
        var morning = Instant.parse(arguments[0]);
        var clock = new SteeredClock(morning);
        var death = new AtStep();
        // So slow that a slice takes more than one worker's time.
        death.always("CALL_SENT", () -> clock.advance(Duration.ofMinutes(1)));
        death.run(
                arguments[1],
                Integer.parseInt(arguments[2]),
                () -> Runtime.getRuntime().halt(KILLED));
        try (var context =
                ApplicationContext.builder(settings(System.getenv("TEST_SETTINGS")))
                        .singletons(clock, new KeptNudges(), death)
                        .start()) {
            context.getBean(StartRun.class).onSchedule(morning);
            var works = true;
            while (works) {
                works = context.getBean(WorkSlices.class).workOne(clock.instant().plus(TO_ASK));
            }
        }
    }

    private static Map<String, Object> settings(String lines) {
        var settings = new HashMap<String, Object>();
        for (var line : lines.lines().toList()) {
            settings.put(
                    line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        // No chart of another host is asked, as in the process that starts this one.
        settings.put(COUNTRIES, List.of());
        return settings;
    }
}
