package uptick.trends.score;

import java.util.List;

/// Points for a topic whose site gains visitors while another platform says the same.
///
/// Formula: 5 points where the month had 10,000 visits or more, at least 15 % more than the month before, and another
/// platform's score is 60 or more; else none.
///
/// - Visits are monthly and weeks late, so they confirm and never lead: a bonus, not a score.
/// - A month before without visits has no growth: no bonus.
///
/// Source: the product's design.
///
/// @param visits of the newest month, 0 or more
/// @param before of the month before it, 0 or more
public record VisitsBonus(long visits, long before) {
    static final double POINTS = 5;
    static final long LEAST_VISITS = 10_000;
    static final double LEAST_GROWTH = 1.15;
    static final double LEAST_SCORE = 60;

    public VisitsBonus {
        if (visits < 0 || before < 0) {
            throw new IllegalArgumentException("visits are counted: " + visits + ", " + before);
        }
    }

    /// The points, 0 or 5.
    ///
    /// @param scores what the platforms say, each 0..100, in any order
    public double points(List<Double> scores) {
        boolean grows = before > 0 && visits >= LEAST_GROWTH * before;
        boolean isConfirmed = scores.stream().anyMatch(score -> score >= LEAST_SCORE);
        return visits >= LEAST_VISITS && grows && isConfirmed ? POINTS : 0;
    }
}
