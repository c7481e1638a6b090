package uptick.collections.run;

/// What a worker spent on a slice since it was last written down.
final class Tally {

    private int calls;
    private int units;

    void add(int moreUnits) {
        calls++;
        units += moreUnits;
    }

    int calls() {
        return calls;
    }

    int units() {
        return units;
    }

    /// It is written down.
    void clear() {
        calls = 0;
        units = 0;
    }
}
