package uptick.bench.throughput;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import uptick.testing.database.TestDatabase;

/// The address of a database as programs other than Java's write it.
final class DatabaseAddress {

    private static final String JDBC = "jdbc:postgresql://";

    private DatabaseAddress() {}

    /// `scheme://user:password@host:port/database`.
    static String of(String scheme, TestDatabase database) {
        return "%s://%s:%s@%s"
                .formatted(
                        scheme,
                        encode(database.username()),
                        encode(database.password()),
                        database.url().substring(JDBC.length()));
    }

    private static String encode(String text) {
        // URLEncoder is made for forms, where a space is a plus.
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
