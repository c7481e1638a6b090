package uptick.outbound.mail;

/// The server did not take a mail, or nobody knows whether it did.
public final class MailNotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MailNotSent(String message, Throwable cause) {
        super(message, cause);
    }
}
