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
    void obeysEveryCommandInTheRuntime() throws SQLException {
        var database = "uptick_" + UUID.randomUUID().toString().substring(0, 8);
        var password = "secret-" + UUID.randomUUID();
        var settings =
                Map.of(
                        "DATABASE_URL",
                        databaseUrl(database, server.password()),
                        "UPTICK_MIGRATIONS_ADMIN_URL",
                        adminUrl(),
                        "UPTICK_MIGRATIONS_ROLE_PASSWORDS_UPTICK_TRENDS",
                        password);

        try (var function =
                LambdaRuntime.of(JAR)
                        .handler(MigrateHandler.class.getName())
                        .environment(settings)
                        .start()) {
            assertThat(function.invoke("{\"command\":\"init\"}").answer())
                    .isEqualTo(
                            "{\"database\":\"%s\",\"owner\":\"schema_owner\",\"made\":[\"database %s\"]}"
                                    .formatted(database, database));
            assertThat(function.invoke("{\"command\":\"status\"}").answer())
                    .contains("\"migrated\":[]", "\"current\":null", "\"applied\":[]");
            assertThat(function.invoke(MIGRATE).answer())
                    .contains(
                            "\"migrated\":[\"0001\"",
                            "\"current\":\"" + ExpectedSchema.VERSION + "\"",
                            "\"installed_on\":\"2",
                            "\"pending\":[]");
            assertThat(function.invoke(MIGRATE).answer()).contains("\"migrated\":[]");
            assertThat(function.invoke("{\"command\":\"validate\"}").answer())
                    .contains("\"valid\":true", "\"compared\":true", "\"left_off\":0");
            assertThat(function.invoke("{\"command\":\"seed\"}").answer())
                    .startsWith("{\"seeded\":[");
            assertThat(function.invoke("{\"command\":\"upkeep\"}").answer())
                    .contains("\"made\":[", "\"exported\":[]");
            assertThat(
                            function.invoke(
                                            "{\"command\":\"rollback\",\"target\":\"-1\",\"confirm\":\"%s\"}"
                                                    .formatted(database))
                                    .answer())
                    .contains("\"rolled_back\":[\"" + ExpectedSchema.VERSION + "\"]");
            assertThat(
                            function.invoke(
                                            "{\"command\":\"recreate\",\"confirm\":\"%s\"}"
                                                    .formatted(database))
                                    .answer())
                    .contains(
                            "\"rolled_back\":[",
                            "\"migrated\":[\"0001\"",
                            "\"seeded\":[",
                            "\"current\":\"" + ExpectedSchema.VERSION + "\"");
            assertThat(function.log()).doesNotContain(server.password(), password);
        }

        try (var trends = server.connect(database, "uptick_trends", password)) {
            assertThat(Sql.text(trends, "SELECT schema_version()"))
                    .isEqualTo(ExpectedSchema.VERSION);
        }
    }

    @Test
    void failsTheInvocationWithALineThatSaysWhy() throws SQLException {
        var database = server.emptyDatabase();

        try (var function =
                LambdaRuntime.of(JAR)
                        .handler(MigrateHandler.class.getName())
                        .environment(
                                Map.of("DATABASE_URL", databaseUrl(database, server.password())))
                        .start()) {
            for (var refused :
                    Map.of(
                                    "{\"command\":\"drop everything\"}",
                                    "unknown command 'drop everything': use init, migrate, ",
                                    "{\"command\":\"rollback\"}",
                                    "rollback needs a target",
                                    "{\"command\":\"rollback\",\"target\":\"base\"}",
                                    "confirm it with the name of the database",
                                    "{\"command\":\"recreate\",\"confirm\":\"another\"}",
                                    "the confirmation names another database",
                                    "{\"command\":\"migrate\",\"tagret\":\"0001\"}",
                                    "JSON parsing")
                            .entrySet()) {
                assertThat(function.invoke(refused.getKey()))
                        .as(refused.getKey())
                        .isInstanceOfSatisfying(
                                Invocation.Failed.class,
                                failed ->
                                        assertThat(failed.payload()).contains(refused.getValue()));
            }
            try (var connection = server.connectAsOwner(database)) {
                Sql.execute(connection, "CREATE TABLE somebody_elses (id integer)");
            }
            assertThat(function.invoke(MIGRATE))
                    .isInstanceOfSatisfying(
                            Invocation.Failed.class,
                            failed -> assertThat(failed.payload()).contains("non-empty schema"));
            assertThat(function.log()).doesNotContain(server.password());
        }
    }

    @Test
    void answersAShellWithJsonAndNothingElse() throws Exception {
        var database = "uptick_" + UUID.randomUUID().toString().substring(0, 8);
        var url = databaseUrl(database, server.password());

        assertThat(answer(url, "init")).contains("\"made\":[\"database " + database + "\"]");
        assertThat(answer(url, "status"))
                .startsWith("{\"migrated\":[],\"status\":{\"current\":null,");
        assertThat(answer(url, "migrate", "0003"))
                .startsWith("{\"migrated\":[\"0001\",\"0002\",\"0003\"]")
                .contains("\"current\":\"0003\"", "\"pending\":[\"0004\"");
        assertThat(answer(url, "rollback", "-1", "--confirm", database))
                .startsWith("{\"rolled_back\":[\"0003\"],\"status\":{\"current\":\"0002\"");
        assertThat(answer(url, "recreate", "--confirm", database))
                .startsWith("{\"rolled_back\":[\"0002\",\"0001\"],\"migrated\":[\"0001\"");
        assertThat(answer(url, "validate")).startsWith("{\"valid\":true,");
        assertThat(answer(url, "seed")).startsWith("{\"seeded\":[");
        assertThat(answer(url, "upkeep")).startsWith("{\"made\":[");
    }

    @Test
    void tellsAShellWhatWentWrongInOneLineAndByItsExit() throws Exception {
        var database = server.emptyDatabase();
        var url = databaseUrl(database, server.password());

        assertWrong(shell(url), 2, "usage: init | migrate [version]");
        assertWrong(shell(url, "clean"), 2, "unknown command 'clean': use init, migrate");
        assertWrong(shell(url, "rollback", "base"), 2, "this destroys data: confirm it");
        assertWrong(
                shell(databaseUrl(database, "wr0ng"), "status"),
                1,
                "password authentication failed for user \"schema_owner\" (SQLSTATE 28P01)");

        var invalid = shell(url, "validate");
        assertThat(invalid.exit()).isEqualTo(1);
        assertThat(invalid.output()).contains("\"valid\":false", "\"pending\":[\"0001\"");
    }

    private void assertWrong(Shell shell, int exit, String line) {
        assertThat(shell.exit()).isEqualTo(exit);
        assertThat(shell.output()).isEmpty();
        // log lines begin with a time
        assertThat(shell.error().lines().filter(text -> !text.matches("\\d{4}-.*|Retrying in .*")))
                .singleElement()
                .asString()
                .contains(line);
        assertThat(shell.error()).doesNotContain("wr0ng", server.password());
    }

    private String answer(String url, String... arguments) throws Exception {
        var shell = shell(url, arguments);
        assertThat(shell.exit()).as(shell.error()).isZero();
        assertThat(shell.output()).endsWith("}\n").hasLineCount(1);
        return shell.output();
    }

    private static String adminUrl() {
        return "postgres://postgres@localhost:" + server.port() + "/postgres";
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
        builder.environment().put("UPTICK_MIGRATIONS_ADMIN_URL", adminUrl());
        var process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Shell(process.waitFor(), Files.readString(output), Files.readString(error));
    }

    private record Shell(int exit, String output, String error) {}
}
