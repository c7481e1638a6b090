package uptick.local;

import org.jspecify.annotations.Nullable;

/// Something that the person at the keyboard can mend, in a sentence that says how.
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStart(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
