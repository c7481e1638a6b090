package uptick.trends.score;

/// Everything behind a score of interest: the inputs it is computed again from, and each step on the way.
///
/// @param origin whose series it is
/// @param window the values that counted
public record InterestComponents(
        Origin origin, InterestWindow window, Terms terms, InterestQuality quality)
        implements SourceScore.Components {

    /// Whose series of interest it is.
    public enum Origin {
        GOOGLE_TRENDS,
        /// Page views, which stand in where Google Trends is missing.
        WIKIPEDIA
    }

    /// The terms of [InterestSpike] with its symbols.
    ///
    /// @param spike scale units of the newest value above what is usual, before the clip
    /// @param sustained the same of the four newest
    /// @param seasonal whether a rise like this was there a year before
    /// @param c what the score is made of
    public record Terms(double spike, double sustained, boolean seasonal, double c) {}

    @Override
    public SourceScore recomputed() {
        return InterestSpike.of(window, origin);
    }
}
