package uptick.testing.lambda;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The command line and the environment that the managed runtime gives a function.
///
/// @param handler `package.Class` or `package.Class::method`
/// @param memoryMegabytes the function's memory setting
/// @param snapStart whether the function is started to be snapshotted
/*
 * Source of the flags and variables, unless a line says otherwise: what the java17 runtime printed about itself for
 * each memory setting, in data/17/*.txt of github.com/sigpwned/the-lambda-iceberg-dissecting-the-official-java-runtimes
 * @ 503882d5 (October 2023). Left out of it: the Log4j agent (java25 has none), preferIPv4Stack (not seen since 2024),
 * AWS's own class data archive (the JDK's default one stands in), and X-Ray's and the log daemon's addresses.
 */
record LaunchCommand(String handler, int memoryMegabytes, boolean snapStart) {
    static final String FUNCTION = "uptick-under-test";
    static final String REGION = "eu-west-1";

    private static final String RUNTIME_MAIN =
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final double HEAP_SHARE = 0.85;
    private static final int MOST_OUTSIDE_THE_HEAP_MEGABYTES = 243;

    List<String> arguments(RuntimeImage image) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        arguments.add("-XX:MaxHeapSize=" + heapKilobytes() + "k");
        arguments.add("-XX:+UseSerialGC");
        if (!snapStart) {
            // java25 lifts this under SnapStart and provisioned concurrency:
            // https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html
            arguments.add("-XX:+TieredCompilation");
            arguments.add("-XX:TieredStopAtLevel=1");
        }
        arguments.add("--add-opens=java.base/java.io=ALL-UNNAMED");
        // not recorded: without it JDK 24 and later print four lines of warning about the runtime's
        // own library
        arguments.add("--enable-native-access=ALL-UNNAMED");
        arguments.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
        arguments.add("-XX:+ErrorFileToStderr");
        // without it every function unpacks the library to one and the same file, while others are
        // loading it
        arguments.add(
                "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="
                        + image.nativeLibrary());
        arguments.add("-classpath");
        arguments.add(image.classPath());
        arguments.add(RUNTIME_MAIN);
        arguments.add(handler);
        return arguments;
    }

    /// The variables that a function's configuration cannot set: Lambda reserves them, except [#changeable].
    Map<String, String> environment(String runtimeApi, Path taskRoot, Clock clock) {
        // only what is published can be snapshotted
        String version = snapStart ? "1" : "$LATEST";
        Map<String, String> variables = new LinkedHashMap<>(changeable());
        variables.put("_HANDLER", handler);
        variables.put("AWS_DEFAULT_REGION", REGION);
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java" + Runtime.version().feature());
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(memoryMegabytes));
        variables.put("AWS_LAMBDA_FUNCTION_NAME", FUNCTION);
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", version);
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", snapStart ? "snap-start" : "on-demand");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + FUNCTION);
        variables.put(
                "AWS_LAMBDA_LOG_STREAM_NAME",
                LocalDate.now(clock).toString().replace('-', '/')
                        + "/["
                        + version
                        + "]0123456789abcdef0123456789abcdef");
        variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        variables.put("AWS_REGION", REGION);
        variables.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
        variables.put("LAMBDA_TASK_ROOT", taskRoot.toString());
        return variables;
    }

    /// What Lambda sets, and lets a function's configuration set otherwise:
    /// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    static Map<String, String> changeable() {
        return Map.of(
                "AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR",
                "LANG", "en_US.UTF-8",
                "LD_LIBRARY_PATH",
                        "/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib",
                "PATH", "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin",
                "TZ", ":UTC");
    }

    /// The heap bound in units of 1024 bytes: 85 % of the memory, or all of it but 243 MB where that is more. Fits the
    /// recorded bounds of 128 to 10,240 MB within one megabyte.
    long heapKilobytes() {
        long share = Math.round(memoryMegabytes * 1024 * HEAP_SHARE);
        return Math.max(share, (memoryMegabytes - MOST_OUTSIDE_THE_HEAP_MEGABYTES) * 1024L);
    }
}
