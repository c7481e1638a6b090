package uptick.accounts.password;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// What a new password must be like: long enough, none that is commonly used, and not the account's own name. Nothing
/// is said about what characters it is made of (NIST SP 800-63B-4, 3.1.1.2; OWASP ASVS 5.0, 6.2.1 to 6.2.5).
@Singleton
public final class PasswordRules {

    /// The most that a password may have, in UTF-16 code units: a hash of a book takes the time of a book.
    public static final int LONGEST = 1024;

    private final int leastLength;

    PasswordRules(PasswordSettings settings) {
        leastLength = settings.leastLength();
    }

    /// A password in the one form that is hashed, NFC (NIST SP 800-63B-4, 3.1.1.2; RFC 8265, 4.2): a keyboard that writes
    /// é as two characters logs in where one that writes it as one registered. Not NFKC, which takes ² for 2 and makes
    /// passwords equal that a person typed as different ones.
    public static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /// What is wrong with a new password, as a sentence that goes on from its name; empty where it may be used.
    ///
    /// @param names the account's login names
    public Optional<String> objection(String password, @Nullable String... names) {
        var normalized = normalized(password);
        if (normalized.codePointCount(0, normalized.length()) < leastLength) {
            return Optional.of("must have " + leastLength + " characters or more");
        }
        if (normalized.length() > LONGEST) {
            return Optional.of("must have " + LONGEST + " characters or less");
        }
        if (normalized.isBlank()) {
            return Optional.of("must not be made of spaces alone");
        }
        if (spellings(names).anyMatch(normalized::equalsIgnoreCase)) {
            return Optional.of("must not be the name that it belongs to");
        }
        if (CommonPasswords.contain(normalized)) {
            return Optional.of("is one of the passwords that are tried first; choose another");
        }
        return Optional.empty();
    }

    /* An address is known by what stands before the @ as well. */
    private static Stream<String> spellings(@Nullable String... names) {
        return Arrays.stream(names)
                .filter(Objects::nonNull)
                .flatMap(name -> Stream.of(name, name.replaceFirst("@.*", "")))
                .map(PasswordRules::normalized);
    }
}
