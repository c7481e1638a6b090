package uptick.accounts.throttle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/// What is tried; each is counted apart, so that one who registers a hundred colleagues can still log in.
public enum Attempt {
    LOGIN,
    REGISTRATION,
    PASSWORD,
    RESET;

    /* The name as it was typed, whoever's it is. An account's id would tell on it: whoever used up the attempts of a
     * username and was then refused an address had found out that both are one account. */
    byte[] subjectOfName(String name) {
        return sha256(name.strip().toLowerCase(Locale.ROOT));
    }

    /// @param network as [uptick.edge.request.ViewerAddress] gives it
    byte[] subjectOfAddress(String network) {
        return sha256(network);
    }

    /// As it stands in the audit chain.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private byte[] sha256(String subject) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((this + "\0" + subject).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
