package uptick.collections.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/// Chooses what to ask: of each API as many questions as its units allow, those that tell most for a unit first.
///
/// Formula: within an API, candidates are ordered by priority, then by `value = staleness × usefulness ÷ units` (see
/// [Worth]), then by id; every tenth place is the control sample's, in the order of its staleness alone. Along that order each
/// is chosen whose units still fit.
///
/// - Symbols: units are the API's own; staleness is in hours.
/// - Shape: candidates in any order, each question once; the plan is the same whatever the order.
/// - The control sample gets no place for what it is worth, and loses none for it: a tenth of the questions, rounded down, and
///   whatever the others leave. Nor does a priority take its places.
/// - A question that costs more than what is left is passed over, and cheaper ones after it may still be chosen.
/// - So where all questions of an API cost the same, more units never drop a question that fewer had chosen; where they
///   do not, a dear question may take the place of cheap ones.
/// - An API that nothing is said about gets no question: without a limit nobody knows what a question costs others.
///
/// Source: as [Worth]. The control sample: what is only re-collected where it was hot has a hit rate that says nothing
/// (survivorship), hence a share that no value decides.
public final class Planner {

    /// One question of so many is the control sample's.
    static final int ONE_IN = 10;

    private Planner() {}

    /// Plans a run.
    ///
    /// @param left by API
    /// @throws IllegalArgumentException where a question is there twice
    public static Plan plan(Collection<Candidate> candidates, Map<String, Left> left) {
        refuseTwice(candidates);
        var byApi = new TreeMap<String, List<Candidate>>();
        candidates.forEach(
                each -> byApi.computeIfAbsent(each.api(), _ -> new ArrayList<>()).add(each));
        var chosen = new ArrayList<Candidate>();
        var skipped = new ArrayList<Plan.Skipped>();
        byApi.forEach((api, asked) -> choose(inOrder(asked), left.get(api), chosen, skipped));
        return new Plan(chosen, skipped);
    }

    private static void choose(
            List<Candidate> inOrder,
            @Nullable Left left,
            List<Candidate> chosen,
            List<Plan.Skipped> skipped) {
        var units = left == null ? 0 : left.units();
        for (var each : inOrder) {
            if (each.units() <= units) {
                units -= each.units();
                chosen.add(each);
            } else {
                skipped.add(new Plan.Skipped(each, Reasons.of(each, left)));
            }
        }
    }

    private static List<Candidate> inOrder(List<Candidate> candidates) {
        var tracked =
                candidates.stream()
                        .filter(each -> !each.isControl())
                        .sorted(Worth.FIRST)
                        .iterator();
        var control =
                candidates.stream()
                        .filter(Candidate::isControl)
                        .sorted(Worth.FIRST_OF_CONTROL)
                        .iterator();
        var inOrder = new ArrayList<Candidate>(candidates.size());
        while (tracked.hasNext() || control.hasNext()) {
            var isPlaceOfControl = (inOrder.size() + 1) % ONE_IN == 0;
            var next =
                    control.hasNext() && (isPlaceOfControl || !tracked.hasNext())
                            ? control
                            : tracked;
            inOrder.add(next.next());
        }
        return inOrder;
    }

    private static void refuseTwice(Collection<Candidate> candidates) {
        record Question(Object topic, String api, String operation) {}
        var seen = new HashSet<Question>();
        for (var each : candidates) {
            if (!seen.add(new Question(each.topicId(), each.api(), each.operation()))) {
                throw new IllegalArgumentException("asked twice: " + each);
            }
        }
    }
}
