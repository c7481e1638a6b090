package uptick.collections.run;

/// A slice's pages lead back to one that was read.
final class GoesRound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GoesRound() {
        super("the pages lead back to one that was read", null, false, false);
    }
}
