package uptick.trends.score;

/// How much each platform says in the momentum score; shares that sum to 1.
///
/// @param reddit 0..1
/// @param youtube 0..1
/// @param google 0..1
public record Weights(double reddit, double youtube, double google) {
    /// What an installation uses unless it is told otherwise: interest over time has the best measured hit rate.
    public static final Weights SHIPPED = new Weights(0.30, 0.30, 0.40);

    private static final double SUM_TOLERANCE = 1e-9;

    public Weights {
        ScoreScale.requireWithin(reddit, 0, 1, "reddit");
        ScoreScale.requireWithin(youtube, 0, 1, "youtube");
        ScoreScale.requireWithin(google, 0, 1, "google");
        ScoreScale.requireWithin(
                reddit + youtube + google,
                1 - SUM_TOLERANCE,
                1 + SUM_TOLERANCE,
                "the sum of the weights");
    }

    public double of(Platform platform) {
        return switch (platform) {
            case REDDIT -> reddit;
            case YOUTUBE -> youtube;
            case GOOGLE -> google;
        };
    }

    public double total() {
        return reddit + youtube + google;
    }
}
