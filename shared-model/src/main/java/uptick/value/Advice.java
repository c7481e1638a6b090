package uptick.value;

/// What to do with an instrument.
public enum Advice {
    BUY,
    HOLD,
    SELL
}
