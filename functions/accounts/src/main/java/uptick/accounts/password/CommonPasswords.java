package uptick.accounts.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/// The passwords that everybody's attacker tries first; `common-passwords.md` beside the list says where it comes from.
final class CommonPasswords {

    private static final String LIST = "common-passwords.txt";

    private CommonPasswords() {}

    /// Whether a password is one of them, in whatever case. Reads the list each time: it is asked once beside a hash that
    /// takes much longer, and nobody else pays for it with memory or at a cold start.
    static boolean contain(String password) {
        var folded = password.toLowerCase(Locale.ROOT);
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        CommonPasswords.class.getResourceAsStream(LIST),
                                        "the list is part of this package"),
                                StandardCharsets.UTF_8))) {
            return lines.lines().anyMatch(folded::equals);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
