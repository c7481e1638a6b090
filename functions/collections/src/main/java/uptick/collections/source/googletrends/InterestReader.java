package uptick.collections.source.googletrends;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import uptick.collections.source.Absences;
import uptick.collections.source.LooseJson;
import uptick.collections.source.SaneInstant;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Items;
import uptick.collections.source.googletrends.Interest.Step;

/// Reads interest over time, `default.timelineData`.
final class InterestReader {

    private static final double GREATEST = 100;

    private InterestReader() {}

    static SourceReply<Interest> read(LooseJson whole, InterestRequest request) {
        var timeline = whole.at("default", "timelineData");
        if (!timeline.isList()) {
            return Absences.notUnderstood("Google Trends", "no interest over time");
        }
        if (timeline.elements().isEmpty()) {
            return Absences.empty("Google Trends has no data for these terms.");
        }
        var steps = new TreeMap<Instant, Step>();
        for (var item : timeline.elements()) {
            var step = step(item, request.terms().size());
            if (step != null) {
                steps.putIfAbsent(step.at(), step);
            }
        }
        if (steps.isEmpty()) {
            return Absences.notUnderstood("Google Trends", "no interest in what was asked for");
        }
        return steps.values().stream()
                        .flatMap(step -> step.values().stream())
                        .allMatch(Optional::isEmpty)
                ? Absences.empty("Google Trends has no data for these terms.")
                : new Items<>(new Interest(request, steps.values().stream().toList()));
    }

    /* A step with another number of values than terms belongs to another request: none of it can be told apart. */
    private static @Nullable Step step(LooseJson item, int terms) {
        var seconds = item.at("time").count();
        var at = seconds == null ? null : SaneInstant.epochSeconds(seconds.doubleValue());
        var values = item.at("value").elements();
        if (at == null || values.size() != terms) {
            return null;
        }
        var hasData = item.at("hasData").elements();
        return new Step(
                at,
                IntStream.range(0, terms).mapToObj(i -> value(values.get(i), hasData, i)).toList(),
                item.at("isPartial").isTrue());
    }

    private static Optional<Double> value(LooseJson value, List<LooseJson> hasData, int place) {
        var flag = place < hasData.size() ? hasData.get(place).flag() : null;
        return Boolean.FALSE.equals(flag)
                ? Optional.empty()
                : Optional.ofNullable(value.number(0, GREATEST));
    }
}
