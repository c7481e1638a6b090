package uptick.testing.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/// The PostgreSQL server of this JVM's tests, started once when first asked for.
///
/// `UPTICK_TEST_DATABASE_URL` names a server to use; else a container runs where an engine answers and
/// has the image; else an embedded server starts.
public final class TestServer {

    private static final String SCHEMA = "classpath:uptick/testing/schema";

    private final ServerAddress address;
    private final String prefix =
            "uptick_test_"
                    + ProcessHandle.current().pid()
                    + "_"
                    + Long.toString(System.nanoTime(), 36);
    private final AtomicInteger made = new AtomicInteger();
    private final TestDatabase template;

    private TestServer(ServerAddress address) {
        this.address = address;
        template = emptyDatabase();
        if (address.outlivesTests()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> drop(template)));
        }
        var configuration =
                Flyway.configure()
                        .dataSource(template.url(), template.username(), template.password())
                        .locations(SCHEMA);
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        configuration.load().migrate();
    }

    /// The server all tests of this JVM share.
    public static TestServer shared() {
        return Holder.SHARED;
    }

    /// Starts an embedded server that has on disk what it acknowledged, for measurements: tests have no use for it. It
    /// ends with this JVM.
    public static TestServer durable() {
        return new TestServer(ServerAddress.durable());
    }

    /// How this server came to be, for messages: `url`, `container` or `embedded`.
    public String kind() {
        return address.kind();
    }

    /// Makes a database with the latest schema and no data but the schema's own.
    public TestDatabase migratedDatabase() {
        return create(" TEMPLATE " + template.name());
    }

    /// Makes a database with nothing in it.
    public TestDatabase emptyDatabase() {
        return create("");
    }

    /// Drops a database, also under open connections.
    public void drop(TestDatabase database) {
        execute("DROP DATABASE " + database.name() + " WITH (FORCE)");
    }

    private TestDatabase create(String suffix) {
        var name = prefix + "_" + made.incrementAndGet();
        execute("CREATE DATABASE " + name + suffix);
        return new TestDatabase(name, address.url(name), address.username(), address.password());
    }

    private void execute(String sql) {
        try (var connection =
                        DriverManager.getConnection(
                                address.url(address.database()),
                                address.username(),
                                address.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("The test server refused: " + sql, failure);
        }
    }

    /* Holder idiom: the server starts when a test first needs it, once, and never for tests without a database. */
    private static final class Holder {
        private static final TestServer SHARED = new TestServer(ServerAddress.choose());
    }
}
