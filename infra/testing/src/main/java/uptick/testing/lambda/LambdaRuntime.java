package uptick.testing.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A managed Java runtime to start one packaged function in: the real runtime interface client in a JVM of its own, with
/// the flags, class loaders and environment that it has on AWS, talking to a Lambda Runtime API on the loopback device.
///
/// ```java
/// try (RunningFunction function = LambdaRuntime.of(jar).handler("uptick.x.XHandler").environment(settings).start()) {
///     String reply = function.invoke(event).answer();
/// }
/// ```
///
/// The child runs on this JVM's own JDK. Nothing of this JVM's environment or system properties reaches it. Credentials
/// of an execution role are not made up: where a function needs some, give them in the environment.
public final class LambdaRuntime {
    private static final int SMALLEST_MEMORY_MEGABYTES = 128;
    private static final int LARGEST_MEMORY_MEGABYTES = 10_240;

    // the child reads the system's clock, so its deadline has to come from there
    private static final Clock CLOCK = Clock.systemUTC();

    private final Path jar;
    private String handler = "";
    private Map<String, String> environment = Map.of();
    private int memoryMegabytes = 1024;
    private boolean snapStart;
    private Duration timeout = Duration.ofSeconds(30);
    private Duration startTimeout = Duration.ofSeconds(90);

    private LambdaRuntime(Path jar) {
        this.jar = jar;
    }

    /// A runtime for one deployment package.
    ///
    /// @param jar what would be uploaded: a jar with all its dependencies unpacked in it
    public static LambdaRuntime of(Path jar) {
        return new LambdaRuntime(jar);
    }

    /// The handler to call: `package.Class` or `package.Class::method`. Must be given.
    public LambdaRuntime handler(String name) {
        handler = name;
        return this;
    }

    /// The function's environment variables; replaces those given before.
    ///
    /// @throws IllegalArgumentException when started, if one of them is reserved by Lambda
    public LambdaRuntime environment(Map<String, String> variables) {
        environment = Map.copyOf(variables);
        return this;
    }

    /// The function's memory, 128 to 10,240 MB (1024 unless given). It bounds the heap as on Lambda; the processor is
    /// not slowed with it.
    public LambdaRuntime memoryMegabytes(int megabytes) {
        if (megabytes < SMALLEST_MEMORY_MEGABYTES || megabytes > LARGEST_MEMORY_MEGABYTES) {
            throw new IllegalArgumentException("Lambda offers 128 to 10,240 MB, not " + megabytes);
        }
        memoryMegabytes = megabytes;
        return this;
    }

    /// The time for one event, 30 s unless given; the function sees it as its deadline, and is killed after it.
    public LambdaRuntime timeout(Duration limit) {
        timeout = limit;
        return this;
    }

    /// The time from starting the JVM to its asking for the first event, 90 s unless given.
    public LambdaRuntime startTimeout(Duration limit) {
        startTimeout = limit;
        return this;
    }

    /// Starts as for SnapStart: hooks before the checkpoint run at the end of the start, those after the restore right
    /// after them (no snapshot is taken between), and the JVM compiles with all its compilers.
    public LambdaRuntime snapStart() {
        snapStart = true;
        return this;
    }

    /// Starts the function and waits until it asks for its first event.
    ///
    /// @throws FunctionFailure if it reports an error, ends, or takes too long
    public RunningFunction start() {
        if (handler.isEmpty()) {
            throw new IllegalStateException("A function needs a handler to start");
        }
        LaunchCommand command = new LaunchCommand(handler, memoryMegabytes, snapStart);
        refuseReserved(command);
        RuntimeImage image = RuntimeImage.shared();
        try {
            RunningFunction function = launch(command, image, image.taskRoot(jar));
            function.awaitStart(startTimeout);
            return function;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + handler + " of " + jar, e);
        }
    }

    private RunningFunction launch(LaunchCommand command, RuntimeImage image, Path taskRoot)
            throws IOException {
        ProcessBuilder launch =
                new ProcessBuilder(command.arguments(image)).directory(taskRoot.toFile());
        Path log = Files.createTempFile(image.folder(), "function-", ".log");
        // a file, not a pipe: what a function wrote before it answered is there when its answer is
        launch.redirectErrorStream(true).redirectOutput(log.toFile());
        RuntimeApi api = new RuntimeApi(timeout, CLOCK);
        launch.environment().clear();
        launch.environment().putAll(command.environment(api.authority(), taskRoot, CLOCK));
        launch.environment().putAll(environment);
        try {
            return new RunningFunction(handler, api, launch, log, timeout);
        } catch (IOException e) {
            api.close();
            throw e;
        }
    }

    private void refuseReserved(LaunchCommand command) {
        Set<String> reserved = new TreeSet<>(environment.keySet());
        reserved.retainAll(command.environment("", Path.of(""), CLOCK).keySet());
        reserved.removeAll(LaunchCommand.changeable().keySet());
        if (!reserved.isEmpty()) {
            throw new IllegalArgumentException(
                    "Lambda reserves these environment variables: " + reserved);
        }
    }
}
