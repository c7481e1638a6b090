package uptick.trends.score;

/// How far the inputs of a score of interest were complete.
///
/// Formula: the product of three factors, each 1 when nothing is missing:
///
/// - `history = min(1, n / 16)`, n the values that the newest is compared with;
/// - `volume = 1`, or 0.5 where the usual is so low that single people move it;
/// - `origin = 1` for Google Trends, 0.8 for Wikipedia: people read there about what they know of, later than they search.
///
/// Source: 0.5 is the design's; 0.8 is a judgement until outcomes tell.
public record InterestQuality(double history, double volume, double origin) {
    static final double LOW_VOLUME_FACTOR = 0.5;
    static final double WIKIPEDIA_FACTOR = 0.8;

    public InterestQuality {
        ScoreScale.requireWithin(history, 0, 1, "history");
        ScoreScale.requireWithin(volume, 0, 1, "volume");
        ScoreScale.requireWithin(origin, 0, 1, "origin");
    }

    static InterestQuality of(
            InterestWindow window, InterestComponents.Origin origin, boolean isLow) {
        return new InterestQuality(
                StrictMath.min(1, window.usual().size() / (double) InterestWindow.COMPARED),
                isLow ? LOW_VOLUME_FACTOR : 1,
                origin == InterestComponents.Origin.WIKIPEDIA ? WIKIPEDIA_FACTOR : 1);
    }

    /// The factor as a whole, 0..1.
    public double product() {
        return history * volume * origin;
    }
}
