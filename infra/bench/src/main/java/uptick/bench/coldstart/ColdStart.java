package uptick.bench.coldstart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import uptick.bench.MadeTrends;
import uptick.bench.Reader;
import uptick.bench.Rounds;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;
import uptick.testing.lambda.Invocation;
import uptick.testing.lambda.LambdaRuntime;
import uptick.testing.lambda.RecordedEvents;

/// P1: from the start of the process to the first 200 of `GET /v1/trends`, with the connection made on the way;
/// both packages plain, in the same runtime, with the same flags.
public final class ColdStart {

    private static final int ROUNDS = Integer.getInteger("rounds", 9);

    private static final Path TRENDS = Path.of("functions/trends/target/uptick-trends-lambda.jar");

    private ColdStart() {}

    /// Measures and prints.
    public static void run() throws Exception {
        var database = TestServer.shared().migratedDatabase();
        var reader = Reader.someone();
        try (var connection = database.connect()) {
            MadeTrends.write(connection, reader.id(), 3);
        }
        var folder = Files.createTempDirectory("uptick-bench-");
        var environment = environment(database, reader);
        var event =
                RecordedEvents.request("GET", "/v1/trends")
                        .header("authorization", "Bearer " + reader.token())
                        .json();
        var ours =
                LambdaRuntime.of(TRENDS)
                        .handler("uptick.edge.lambda.HttpApiHandler")
                        .environment(environment);
        var bare =
                LambdaRuntime.of(BarePackage.write(folder.resolve("bare.jar"), List.of()))
                        .handler(BareHandler.class.getName())
                        .environment(environment);
        System.out.println(
                "P1 cold start: process start to first 200 of GET /v1/trends, U = uptick-trends, R = bare handler");
        var measurements = new LinkedHashMap<String, Rounds.Measurement>();
        measurements.put("U", () -> millisToFirstAnswer(ours, event));
        measurements.put("R", () -> millisToFirstAnswer(bare, event));
        Rounds.take(ROUNDS, "ms", measurements).print("U", "R");
    }

    private static Map<String, String> environment(TestDatabase database, Reader reader) {
        var environment = new HashMap<String, String>();
        environment.put("DATASOURCES_DEFAULT_URL", database.url());
        environment.put("DATASOURCES_DEFAULT_USERNAME", database.username());
        environment.put("DATASOURCES_DEFAULT_PASSWORD", database.password());
        environment.put("UPTICK_TRANSACTION_ASSUME_ROLE", "true");
        environment.put("UPTICK_TOKEN_PUBLIC_KEYS", reader.publicKeys());
        environment.put("READER", reader.id().toString());
        return environment;
    }

    private static double millisToFirstAnswer(LambdaRuntime runtime, String event) {
        try (var function = runtime.start()) {
            if (!(function.invoke(event) instanceof Invocation.Answered(var answer, var took))
                    || !answer.contains("\"statusCode\":200")
                    || !answer.contains("Topic ")) {
                throw new IllegalStateException("No Top 10 came back:\n" + function.log());
            }
            // The two parts that the function itself takes; the moment between is ours.
            return (function.startToFirstNext().toNanos() + took.toNanos()) / 1e6;
        }
    }
}
