package uptick.bench.throughput;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;

import uptick.local.LocalRunner;
import uptick.testing.database.TestDatabase;

/// Uptick as `mvn -Prun` starts it, in a process of its own, with the sample world in it.
public record LocalServer(ServerProcess process) implements AutoCloseable {

    /// Of the account `admin`.
    public static final String PASSWORD = "a password of the benchmark";

    /// Starts it with the settings that every measurement has.
    public static LocalServer start(TestDatabase database, Path folder)
            throws IOException, InterruptedException {
        return start(database, folder, Map.of());
    }

    /// Starts it.
    ///
    /// @param settings variables besides
    public static LocalServer start(
            TestDatabase database, Path folder, Map<String, String> settings)
            throws IOException, InterruptedException {
        var environment = new HashMap<>(settings);
        environment.put("PORT", "0");
        environment.put("UPTICK_HOME", folder.resolve("home").toString());
        environment.put("UPTICK_ADMIN_PASSWORD", PASSWORD);
        // What is measured is the server, not how soon the day's requests are used.
        environment.put("UPTICK_TIER_FREE_REQUESTS_PER_DAY", Integer.toString(Integer.MAX_VALUE));
        environment.put("DATABASE_URL", DatabaseAddress.of("postgres", database));
        return new LocalServer(
                ServerProcess.java(
                        System.getProperty("java.class.path"),
                        LocalRunner.class,
                        environment,
                        folder.resolve("local.log"),
                        "-Dlogback.configurationFile=logback-local.xml"));
    }

    /// The Top 10.
    public URI page() {
        return process.address().resolve("/v1/trends");
    }

    /// Logs in anew: a token does not live as long as a benchmark may.
    public String token() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(process.address().resolve("/v1/login"))
                        .header("content-type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"login\": \"admin\", \"password\": \"%s\"}"
                                                .formatted(PASSWORD)))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("No login: " + answer.statusCode() + " " + answer.body());
            }
            return JSONObjectUtils.getString(JSONObjectUtils.parse(answer.body()), "access_token");
        } catch (ParseException failure) {
            throw new IOException("The answer to the login is no JSON", failure);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
