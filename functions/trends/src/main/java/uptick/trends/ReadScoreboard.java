package uptick.trends;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

import jakarta.inject.Singleton;

import uptick.edge.principal.Principal;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.trends.DecidedTrend;
import uptick.model.trends.TrendOutcomes;
import uptick.trends.outcome.Decided;
import uptick.trends.outcome.Scoreboard;
import uptick.trends.score.Confidence.Level;

/// Reads how often trends of each confidence were still there at a horizon.
@Singleton
final class ReadScoreboard {

    /* A hundred days of five hundred topics: more would take longer and say the same. */
    private static final int MOST = 50_000;

    private final TrendOutcomes outcomes;
    private final InTransaction inTransaction;
    private final Clock clock;

    ReadScoreboard(TrendOutcomes outcomes, Transactions transactions, Clock clock) {
        this.outcomes = outcomes;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_TRENDS);
        this.clock = clock;
    }

    /// The board of a horizon.
    ///
    /// @param days how far back trends count by when they were decided
    ScoreboardView of(Principal principal, int horizonDays, int days) {
        var since = clock.instant().minus(Duration.ofDays(days));
        return inTransaction.readAs(
                principal,
                () -> {
                    var decided =
                            outcomes.findDecided(horizonDays, since, MOST).stream()
                                    .map(ReadScoreboard::decided)
                                    .toList();
                    return ScoreboardView.of(
                            horizonDays,
                            since,
                            Scoreboard.of(decided),
                            decided.size(),
                            outcomes.countUndecidable(horizonDays, since));
                });
    }

    private static Decided decided(DecidedTrend trend) {
        return new Decided(
                trend.topicId(),
                trend.observedAt(),
                Level.valueOf(trend.confidenceLevel().toUpperCase(Locale.ROOT)),
                trend.momentumScore(),
                Math.toIntExact(trend.place()),
                trend.isHit());
    }
}
