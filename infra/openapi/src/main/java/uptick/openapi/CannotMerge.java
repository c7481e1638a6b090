package uptick.openapi;

/// The parts do not make one document; the message names the part and the place.
final class CannotMerge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotMerge(String message) {
        super(message);
    }
}
