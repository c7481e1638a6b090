package uptick.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/// A server as hosting platforms give it: it asks for passwords, and the databases' owner may make roles but
/// is no superuser. A server of its own, because roles are the server's.
///
/// @param port where it answers
/// @param password the owner's, with characters that a URL has to escape
public record HostedServer(EmbeddedPostgres server, int port, String password)
        implements AutoCloseable {

    public static final String OWNER = "schema_owner";

    public static HostedServer start(Path folder) throws IOException, SQLException {
        var rules = folder.resolve("pg_hba.conf");
        Files.writeString(
                rules,
                """
                host all postgres all trust
                host all all      all scram-sha-256
                """);
        var server =
                EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setServerConfig("fsync", "off")
                        .setServerConfig("hba_file", rules.toString())
                        .start();
        var password = "p:ss/w@rd+" + UUID.randomUUID();
        try (var connection = server.getPostgresDatabase().getConnection()) {
            Sql.execute(
                    connection,
                    "CREATE ROLE " + OWNER + " LOGIN CREATEROLE PASSWORD '" + password + "'");
        }
        return new HostedServer(server, server.getPort(), password);
    }

    /// Makes an empty database of the owner's.
    ///
    /// @return its name
    public String emptyDatabase() throws SQLException {
        var name = "uptick_" + UUID.randomUUID().toString().replace('-', '_');
        try (var connection = server.getPostgresDatabase().getConnection()) {
            Sql.execute(connection, "CREATE DATABASE " + name + " OWNER " + OWNER);
        }
        return name;
    }

    /// JDBC URL without credentials.
    public String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    /// The owner's connection as Micronaut reads it.
    Map<String, Object> properties(String database) {
        return Map.of(
                "datasources.default.url", url(database),
                "datasources.default.username", OWNER,
                "datasources.default.password", password);
    }

    public Migrations migrations(String database) {
        return Migrations.of(url(database), OWNER, password);
    }

    public Connection connectAsOwner(String database) throws SQLException {
        return connect(database, OWNER, password);
    }

    public Connection connect(String database, String role, String rolesPassword)
            throws SQLException {
        return DriverManager.getConnection(url(database), role, rolesPassword);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    @Override
    public String toString() {
        return "HostedServer[" + port + "]";
    }
}
