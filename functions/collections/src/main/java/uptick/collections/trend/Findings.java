package uptick.collections.trend;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import uptick.collections.discover.FoundTerm;
import uptick.collections.run.Found;
import uptick.collections.run.Found.Measure;
import uptick.collections.run.Found.Unit;

/// What a chart shows, as the engine takes it.
final class Findings {

    private Findings() {}

    /// Terms in their order.
    ///
    /// @param language BCP 47 tag of the chart, null where it has none
    /// @param region ISO 3166-1 alpha-2 code of the chart, null where it has none
    static List<Found> of(
            List<FoundTerm> terms, @Nullable String language, @Nullable String region, Unit unit) {
        var found = new ArrayList<Found>();
        for (var term : terms) {
            found.add(
                    new Found(
                            term.term(),
                            language,
                            region,
                            found.size() + 1,
                            term.isSure(),
                            new Measure(term.measure(), unit),
                            term.evidence()));
        }
        return List.copyOf(found);
    }
}
