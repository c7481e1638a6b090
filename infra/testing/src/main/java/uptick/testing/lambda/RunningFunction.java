package uptick.testing.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// A function in its own JVM, waiting for events. Takes one at a time, as an execution environment does. Closing it
/// kills the JVM.
public final class RunningFunction implements AutoCloseable {
    private final String handler;
    private final RuntimeApi api;
    private final Path log;
    private final Duration timeout;
    private final long startedAt;
    private final Process process;
    private final Thread killOnExit;

    RunningFunction(
            String handler, RuntimeApi api, ProcessBuilder launch, Path log, Duration timeout)
            throws IOException {
        this.handler = handler;
        this.api = api;
        this.log = log;
        this.timeout = timeout;
        startedAt = System.nanoTime();
        process = launch.start();
        killOnExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killOnExit);
    }

    void awaitStart(Duration limit) {
        try {
            if (await(api.start(), limit, "starting")
                    instanceof
                    RuntimeApi.Start.Refused(FunctionFailure.Kind kind, String payload)) {
                throw FunctionFailure.refused(handler, kind, payload, log());
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Hands over one event and waits for what becomes of it.
    ///
    /// @param event a JSON text
    /// @throws FunctionFailure if the function ends without a word, or takes longer than its timeout and is killed
    public synchronized Invocation invoke(String event) {
        return await(api.invoke(event), timeout, "at work");
    }

    /// All that the function has written to its standard output and standard error.
    public String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// From starting the JVM to its first call for an event: the init phase, with the SnapStart hooks if it has them.
    public Duration startToFirstNext() {
        return Duration.ofNanos(ready().at() - startedAt);
    }

    /// From the restore to the first call for an event: what is left of a start after a snapshot, without AWS's own
    /// time to load it. Empty unless started for SnapStart.
    public Optional<Duration> restoreToFirstNext() {
        return api.restoredAt().map(restoredAt -> Duration.ofNanos(ready().at() - restoredAt));
    }

    /// Whether the JVM still runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// Kills the function, if need be, and waits for its end; its log stays readable.
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        api.close();
        try {
            Runtime.getRuntime().removeShutdownHook(killOnExit);
        } catch (IllegalStateException _) {
            // this JVM is already ending, and the hook has found nothing left to kill
        }
    }

    private RuntimeApi.Start.Ready ready() {
        return (RuntimeApi.Start.Ready) api.start().join();
    }

    private <T> T await(CompletableFuture<T> reply, Duration limit, String doing) {
        CompletableFuture<T> death =
                process.onExit()
                        .thenApply(
                                ended -> {
                                    throw FunctionFailure.died(handler, ended.exitValue(), log());
                                });
        try {
            return reply.applyToEither(death, Function.identity())
                    .get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            process.destroyForcibly();
            throw FunctionFailure.timedOut(handler, doing, limit, log());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FunctionFailure failure) {
                throw failure;
            }
            throw new IllegalStateException("The Runtime API failed under " + handler, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + handler + " was " + doing, e);
        }
    }
}
