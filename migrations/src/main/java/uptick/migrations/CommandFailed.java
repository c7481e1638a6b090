package uptick.migrations;

/// A command that went wrong; the message is one line for whoever asked, without a password.
final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    CommandFailed(String line, Throwable cause) {
        super(line, cause);
    }
}
