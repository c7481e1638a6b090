package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import uptick.model.connection.ExpectedSchema;
import uptick.testing.lambda.FunctionPackage;
import uptick.testing.lambda.Invocation;
import uptick.testing.lambda.LambdaRuntime;

/// The deployment package itself: as the runtime starts it, and as a shell does.
class MigrationsPackageIT {

    private static final Path JAR =
            Path.of("target", "uptick-migrations-lambda.jar").toAbsolutePath();

    private static final String MIGRATE = "{\"command\":\"migrate\"}";

    private static HostedServer server;

    @TempDir Path folder;

    @BeforeAll
    static void startAServer(@TempDir Path folder) throws IOException, SQLException {
        server = HostedServer.start(folder);
    }

    @AfterAll
    static void stopIt() throws IOException {
        server.close();
    }

    @Test
    void isFitToBeAFunction() {
        FunctionPackage.of(JAR).allowing("org/flywaydb/").atMostBytes(25_000_000).verify();
    }

    @Test
    void obeysCommandsInTheRuntime() throws SQLException {
        var database = server.emptyDatabase();
        var password = "secret-" + UUID.randomUUID();
        var settings =
                Map.of(
                        "DATABASE_URL",
                        databaseUrl(database, server.password()),
                        "UPTICK_MIGRATIONS_ROLE_PASSWORDS_UPTICK_TRENDS",
                        password);

        try (var function =
                LambdaRuntime.of(JAR)
                        .handler(MigrateHandler.class.getName())
                        .environment(settings)
                        .start()) {
            assertThat(function.invoke("{\"command\":\"status\"}").answer())
                    .contains("\"migrated\":[]", "\"current\":null", "\"applied\":[]");
            assertThat(function.invoke(MIGRATE).answer())
                    .contains(
                            "\"migrated\":[\"0001\"",
                            "\"current\":\"" + ExpectedSchema.VERSION + "\"",
                            "\"installed_on\":\"2",
                            "\"pending\":[]");
            assertThat(function.invoke(MIGRATE).answer()).contains("\"migrated\":[]");
            assertThat(function.invoke("{\"command\":\"drop everything\"}"))
                    .isInstanceOfSatisfying(
                            Invocation.Failed.class,
                            failed ->
                                    assertThat(failed.payload())
                                            .contains(
                                                    "unknown command 'drop everything': use migrate or status"));
            assertThat(function.log()).doesNotContain(server.password(), password);
        }

        try (var trends = server.connect(database, "uptick_trends", password)) {
            assertThat(Sql.text(trends, "SELECT schema_version()"))
                    .isEqualTo(ExpectedSchema.VERSION);
        }
    }

    @Test
    void answersAShellWithJsonAndNothingElse() throws Exception {
        var database = server.emptyDatabase();

        var before = shell(databaseUrl(database, server.password()), "status");
        var migrated = shell(databaseUrl(database, server.password()), "migrate", "0003");

        assertThat(before.exit()).as(before.error()).isZero();
        assertThat(before.output())
                .startsWith("{\"migrated\":[],\"status\":{\"current\":null,")
                .endsWith("}\n")
                .hasLineCount(1);
        assertThat(migrated.exit()).as(migrated.error()).isZero();
        assertThat(migrated.output())
                .startsWith("{\"migrated\":[\"0001\",\"0002\",\"0003\"]")
                .contains("\"current\":\"0003\"", "\"pending\":[\"0004\"");
    }

    @Test
    void tellsAShellWhatWentWrongWithoutATraceOrAPassword() throws Exception {
        var database = server.emptyDatabase();

        var wrongCommand = shell(databaseUrl(database, server.password()), "clean");
        var wrongPassword = shell(databaseUrl(database, "wr0ng"), "status");

        assertThat(wrongCommand.exit()).isEqualTo(2);
        assertThat(wrongCommand.output()).isEmpty();
        assertThat(wrongCommand.error())
                .contains("unknown command 'clean': use migrate or status")
                .doesNotContain("\tat ");
        assertThat(wrongPassword.exit()).isEqualTo(1);
        assertThat(wrongPassword.output()).isEmpty();
        assertThat(wrongPassword.error())
                .contains("password authentication failed for user \"schema_owner\"")
                .doesNotContain("wr0ng")
                .doesNotContain("\tat ");
    }

    private static String databaseUrl(String database, String password) {
        return "postgres://%s:%s@localhost:%d/%s"
                .formatted(
                        HostedServer.OWNER,
                        URLEncoder.encode(password, StandardCharsets.UTF_8),
                        server.port(),
                        database);
    }

    private Shell shell(String databaseUrl, String... arguments)
            throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-jar",
                                JAR.toString()));
        command.addAll(List.of(arguments));
        var output = Files.createTempFile(folder, "output", ".txt");
        var error = Files.createTempFile(folder, "error", ".txt");
        var builder =
                new ProcessBuilder(command)
                        .redirectOutput(output.toFile())
                        .redirectError(error.toFile());
        builder.environment().clear();
        builder.environment().put("DATABASE_URL", databaseUrl);
        var process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Shell(process.waitFor(), Files.readString(output), Files.readString(error));
    }

    private record Shell(int exit, String output, String error) {}
}
