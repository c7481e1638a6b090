package uptick.collections.plan;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/// Says in words why a question is not asked.
final class Reasons {

    private Reasons() {}

    /// @param left what was left of the API before anything was chosen, null where the API has no limit
    static String of(Candidate candidate, @Nullable Left left) {
        if (left == null) {
            return candidate.api() + " has no limit set, and is not asked without one.";
        }
        // Put together by hand: a formatter takes longer than all of the planning.
        return candidate.api()
                + " has "
                + left.units()
                + " of "
                + count(left.limit(), "unit")
                + " left today"
                + kept(left)
                + why(candidate, left)
                + "; "
                + history(candidate)
                + ".";
    }

    private static String kept(Left left) {
        return left.keptForPeople() == 0
                ? ""
                : " besides " + left.keptForPeople() + " that are kept for people";
    }

    private static String why(Candidate candidate, Left left) {
        if (candidate.units() > left.units()) {
            return left.units() == 0 ? "" : ", and this question costs " + candidate.units();
        }
        return candidate.isControl()
                ? ", of which the control sample gets a tenth"
                : ", which go to questions that come first";
    }

    private static String history(Candidate candidate) {
        var since = candidate.sinceAsked();
        if (since == null) {
            return "this topic was never asked there";
        }
        var past = candidate.past();
        var asked = "this topic was asked " + ago(since);
        if (past.runs() == 0) {
            return asked;
        }
        return past.withNews() == 0
                ? asked + " and gave nothing new in " + count(past.runs(), "run")
                : asked
                        + " and gave something new in "
                        + past.withNews()
                        + " of "
                        + count(past.runs(), "run");
    }

    private static String ago(Duration since) {
        if (since.toHours() < 1) {
            return count(since.toMinutes(), "minute") + " ago";
        }
        return since.toDays() < 2
                ? count(since.toHours(), "hour") + " ago"
                : count(since.toDays(), "day") + " ago";
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
