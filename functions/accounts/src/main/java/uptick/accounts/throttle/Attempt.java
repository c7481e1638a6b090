package uptick.accounts.throttle;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/// What is tried; each is counted apart, so that one who registers a hundred colleagues can still log in.
public enum Attempt {
    LOGIN,
    REGISTRATION,
    PASSWORD,
    RESET;

    private static final int PREFIX_BYTES = 8;

    /* The name as it was typed, whoever's it is. An account's id would tell on it: whoever used up the attempts of a
     * username and was then refused an address had found out that both are one account. */
    byte[] subjectOfName(String name) {
        return sha256(name.strip().toLowerCase(Locale.ROOT));
    }

    /* Who has one IPv6 address has the whole /64 of it (RFC 6177). */
    byte[] subjectOfAddress(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? sha256(
                            HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), PREFIX_BYTES)))
                    : sha256(address);
        } catch (IllegalArgumentException _) {
            return sha256(address);
        }
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
