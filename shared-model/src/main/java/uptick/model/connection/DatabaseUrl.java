package uptick.model.connection;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// A database address as hosting platforms write it: `postgres://user:password@host:port/database?options`.
///
/// @param jdbcUrl the same address for JDBC, options kept, without credentials
/// @param username empty where the address names none
/// @param password empty where the address names none
public record DatabaseUrl(String jdbcUrl, String username, String password) {

    /// Reads an address in either form.
    ///
    /// @throws IllegalArgumentException where the text is no such address; the message does not repeat it,
    ///     for it holds a password
    public static DatabaseUrl parse(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(text, "", "");
        }
        URI uri;
        try {
            uri = URI.create(text.strip());
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("the database address is not a URL");
        }
        if (uri.getScheme() == null
                || !uri.getScheme().matches("postgres(ql)?")
                || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "the database address must start with postgres:// or postgresql:// and name a host");
        }
        var port = uri.getPort() == -1 ? 5432 : uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        // Only the first colon separates; a password may hold more of them.
        var credentials = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
        return new DatabaseUrl(
                "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath() + query,
                decode(credentials[0]),
                credentials.length == 1 ? "" : decode(credentials[1]));
    }

    private static String decode(String text) {
        // A plus is a plus in this part of a URL; only %XX is an escape.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "DatabaseUrl[" + jdbcUrl + "]";
    }
}
