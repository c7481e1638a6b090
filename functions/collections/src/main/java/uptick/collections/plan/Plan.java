package uptick.collections.plan;

import java.util.List;

/// What is asked and what is not: every candidate is in one of the two, once.
///
/// @param chosen by API, in the order in which they are to be asked
/// @param skipped by API, the one that was nearest to being chosen first
public record Plan(List<Candidate> chosen, List<Skipped> skipped) {

    public Plan {
        chosen = List.copyOf(chosen);
        skipped = List.copyOf(skipped);
    }

    /// A question that is not asked.
    ///
    /// @param reason one sentence for people
    public record Skipped(Candidate candidate, String reason) {}
}
