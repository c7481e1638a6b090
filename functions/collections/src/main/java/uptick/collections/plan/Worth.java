package uptick.collections.plan;

import java.time.Duration;
import java.util.Comparator;

/// How much a question is expected to tell for a unit.
///
/// Formula: `value = staleness × usefulness ÷ units`, with `usefulness = (withNews + 1) ÷ (runs + 2)`.
///
/// - `staleness`: hours since the question was answered, at least 0; [#HOURS_OF_A_NEW_ONE] where it never was. It has no
///   upper end: whatever is not asked becomes worth asking one day, so nothing is forgotten for good.
/// - `usefulness`: the share of runs that brought news, 0 to 1 without its ends. The one and the two are Laplace's rule
///   of succession: what was never asked may be useful or not (1/2), and ten runs without news are no proof (1/12).
/// - `units`: what it costs.
///
/// Of two of one value, and of equal priority, the one with the smaller id comes first: topic, then API, then operation.
///
/// Source: design of the quota planner, "value = staleness × past usefulness ÷ cost"; Laplace, Essai philosophique sur
/// les probabilités (1814), rule of succession; ordering by value per cost is Dantzig's greedy rule for the knapsack,
/// Operations Research 5 (1957), 266-288.
final class Worth {

    /// A week: a new topic is as urgent as one that nobody looked at for so long.
    static final double HOURS_OF_A_NEW_ONE = 168;

    private static final double SECONDS_OF_AN_HOUR = Duration.ofHours(1).toSeconds();

    private static final Comparator<Candidate> IDS =
            Comparator.comparing(Candidate::topicId)
                    .thenComparing(Candidate::api)
                    .thenComparing(Candidate::operation);

    /// What a person set a priority for first, then the highest value.
    static final Comparator<Candidate> FIRST =
            Comparator.comparingInt(Candidate::priority)
                    .reversed()
                    .thenComparing(Comparator.comparingDouble(Worth::of).reversed())
                    .thenComparing(IDS);

    /// The longest unasked first, whatever it brought and whoever wants it: hit rates are to be told of all topics, not
    /// of those that were worth asking.
    static final Comparator<Candidate> FIRST_OF_CONTROL =
            Comparator.comparingDouble(Worth::staleness).reversed().thenComparing(IDS);

    private Worth() {}

    /// The value of a question; finite, above 0 for what is not asked at this very moment.
    static double of(Candidate candidate) {
        var past = candidate.past();
        var usefulness = (past.withNews() + 1.0) / (past.runs() + 2.0);
        return staleness(candidate) * usefulness / candidate.units();
    }

    private static double staleness(Candidate candidate) {
        var since = candidate.sinceAsked();
        return since == null ? HOURS_OF_A_NEW_ONE : since.toSeconds() / SECONDS_OF_AN_HOUR;
    }
}
