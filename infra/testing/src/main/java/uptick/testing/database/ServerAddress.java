package uptick.testing.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.LoggerFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// Where the test server answers and who may make databases there.
record ServerAddress(
        String kind, String host, int port, String database, String username, String password) {

    private static final String IMAGE = "postgres:18";

    String url(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /// Whether what is made there stays when the JVM ends: on every server these tests did not start.
    boolean outlivesTests() {
        return kind.equals("url");
    }

    static ServerAddress choose() {
        var url = System.getenv("UPTICK_TEST_DATABASE_URL");
        ServerAddress address;
        if (url != null && !url.isBlank()) {
            address = of(URI.create(url));
        } else if (ContainerEngine.canRun(IMAGE)) {
            address = container();
        } else {
            address = embedded();
        }
        LoggerFactory.getLogger(ServerAddress.class)
                .info("Tests run on PostgreSQL: {}", address.kind());
        return address;
    }

    /// Reads `postgres://user:password@host:port/database`.
    static ServerAddress of(URI url) {
        var credentials =
                url.getUserInfo() == null
                        ? new String[] {"postgres", ""}
                        : url.getUserInfo().split(":", 2);
        return new ServerAddress(
                "url",
                url.getHost(),
                url.getPort() == -1 ? 5432 : url.getPort(),
                url.getPath().substring(1),
                credentials[0],
                credentials.length > 1 ? credentials[1] : "");
    }

    @SuppressWarnings(
            "resource") // stopped with the JVM: by the engine's reaper, or by hand where that is
    // switched off
    private static ServerAddress container() {
        var container =
                new PostgreSQLContainer(IMAGE)
                        .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        return new ServerAddress(
                "container",
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getDatabaseName(),
                container.getUsername(),
                container.getPassword());
    }

    private static ServerAddress embedded() {
        return embedded(
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("max_connections", "300"));
    }

    /// A server that has on disk what it acknowledged, as a real one has. Checkpoints come by the clock, so that one of
    /// two things that are compared does not pay for both.
    static ServerAddress durable() {
        return embedded(
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_wal_size", "8GB"));
    }

    @SuppressWarnings("resource") // stops itself in a shutdown hook of its own
    private static ServerAddress embedded(EmbeddedPostgres.Builder settings) {
        try {
            // Never a fixed port: with the port taken, the library would go on against the
            // stranger's server.
            var server = settings.setLocaleConfig("locale", "C.UTF-8").start();
            return new ServerAddress(
                    "embedded", "localhost", server.getPort(), "postgres", "postgres", "postgres");
        } catch (IOException failure) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start", failure);
        }
    }
}
