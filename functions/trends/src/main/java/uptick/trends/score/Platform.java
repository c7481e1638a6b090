package uptick.trends.score;

/// A voice in the momentum score. The order of the constants is the order in which everything is summed.
public enum Platform {
    REDDIT,
    YOUTUBE,
    /// Interest over time: Google Trends, or the page views that stand in for it.
    GOOGLE
}
