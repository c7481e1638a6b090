package uptick.collections.run;

/// Another worker has the slice, or its run has ended: what this one brings is dropped.
final class TakenOver extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TakenOver() {
        super("the slice is another worker's", null, false, false);
    }
}
