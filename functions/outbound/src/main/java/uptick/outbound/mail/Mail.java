package uptick.outbound.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/// One mail to one person.
///
/// @param to an address without a name, such as `ann@example.com`
/// @param subject one line
/// @param text plain text, lines of any length
public record Mail(String to, String subject, String text) {

    /// A mail that has one recipient and no header of its writer's.
    ///
    /// @throws IllegalArgumentException where the address is none, or more than one, or a line end would begin another header;
    ///     does not repeat it
    public Mail {
        if (!isOneAddress(to)) {
            throw new IllegalArgumentException("a mail goes to one address");
        }
        if (hasControls(subject)) {
            throw new IllegalArgumentException("a subject has one line and no control characters");
        }
    }

    /// Leaves out whom it is for and what it says.
    @Override
    public String toString() {
        return "Mail";
    }

    static boolean isOneAddress(String text) {
        try {
            if (hasControls(text) || text.indexOf('@') < 1) {
                return false;
            }
            var address = new InternetAddress(text, true);
            return !address.isGroup() && address.getAddress().equals(text);
        } catch (AddressException _) {
            return false;
        }
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
