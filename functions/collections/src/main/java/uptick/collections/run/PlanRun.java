package uptick.collections.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.run.Choice.LeftOut;
import uptick.collections.run.StartRun.Wanted;
import uptick.model.collections.CollectionSourcesWriter;
import uptick.model.collections.LicenceState;
import uptick.model.collections.ObservationState;
import uptick.model.collections.ObservationsWriter;
import uptick.model.collections.Source;
import uptick.model.collections.Sources;

/// Writes a run's work list as its sources plan it; a source that is not asked stands in it with the reason, as does every
/// topic that it is not asked for. Part of the transaction that starts the run.
@Singleton
final class PlanRun {

    /* The name of a slice that stands for all that a source might have been asked. */
    private static final String ALL = "";

    private final TrendSources trendSources;
    private final Sources sources;
    private final ChooseTopics chooseTopics;
    private final CollectionSourcesWriter writer;
    private final ObservationsWriter observations;
    private final Steps steps;

    PlanRun(
            TrendSources trendSources,
            Sources sources,
            ChooseTopics chooseTopics,
            CollectionSourcesWriter writer,
            ObservationsWriter observations,
            Steps steps) {
        this.trendSources = trendSources;
        this.sources = sources;
        this.chooseTopics = chooseTopics;
        this.writer = writer;
        this.observations = observations;
        this.steps = steps;
    }

    /// Plans.
    ///
    /// @param isScheduled whether the run answers a schedule event, and so leaves people their share of the day
    /// @return how many slices there are to do
    int plan(UUID runId, Wanted wanted, boolean isScheduled, Instant now) {
        var notAsked = new LinkedHashMap<String, String>();
        for (var source : trendSources.all()) {
            var reason = notAsked(source.source(), wanted);
            if (reason != null) {
                notAsked.put(source.source(), reason);
            }
        }
        var asked =
                trendSources.all().stream()
                        .filter(source -> !notAsked.containsKey(source.source()))
                        .toList();
        var choices = chooseTopics.choose(asked, wanted.topicIds(), isScheduled, now);
        steps.at(Step.START_TOPICS_CHOSEN);
        var slices = 0;
        for (var source : trendSources.all()) {
            var name = source.source();
            var choice = choices.get(name);
            slices +=
                    choice == null
                            ? skip(runId, name, notAsked.getOrDefault(name, ""), now)
                            : plan(runId, source, choice, wanted.topicIds() != null, now);
            steps.at(Step.START_SOURCE_PLANNED);
        }
        observations.appendMissing(runId, now);
        steps.at(Step.START_SKIPS_EXPLAINED);
        return slices;
    }

    private int plan(
            UUID runId, TrendSource source, Choice choice, boolean hasNamedTopics, Instant now) {
        // Who asks for certain topics looks for no others.
        var planned =
                source.plan(choice.topics()).stream()
                        .filter(
                                slice ->
                                        !hasNamedTopics
                                                || !slice.topics().isEmpty()
                                                || slice.skipped() != null)
                        .toList();
        var toDo = planned.stream().filter(slice -> slice.skipped() == null).toList();
        if (!toDo.isEmpty()) {
            writer.plan(
                    runId,
                    source.source(),
                    toDo.stream().map(PlannedSlice::name).toList(),
                    toDo.stream().map(PlanRun::topicIds).toList());
        }
        for (var slice : planned) {
            var skipped = slice.skipped();
            if (skipped != null) {
                writer.skip(
                        runId,
                        source.source(),
                        slice.name(),
                        topicIds(slice),
                        skipped.state(),
                        skipped.reason(),
                        now);
            }
        }
        // A source that cannot be asked at all says so itself: then units are not what is missing.
        if (!planned.isEmpty() && toDo.isEmpty()) {
            return 0;
        }
        leaveOut(runId, source.source(), choice, now);
        return planned.isEmpty() && choice.leftOut().isEmpty()
                ? skip(runId, source.source(), "There was nothing to ask it for.", now)
                : toDo.size();
    }

    private void leaveOut(UUID runId, String source, Choice choice, Instant now) {
        choice.leftOut().stream()
                .collect(Collectors.groupingBy(LeftOut::state))
                .forEach(
                        (state, leftOut) -> {
                            observations.appendSkipped(
                                    runId,
                                    source,
                                    state,
                                    leftOut.stream()
                                            .map(each -> each.topicId().toString())
                                            .toList(),
                                    leftOut.stream().map(LeftOut::reason).toList(),
                                    now);
                            writer.skip(
                                    runId,
                                    source,
                                    "left out: " + state,
                                    "{}",
                                    state,
                                    leftOut(leftOut, choice),
                                    now);
                        });
    }

    /* In one sentence; what holds of each topic stands with it. */
    private static String leftOut(List<LeftOut> leftOut, Choice choice) {
        return "It was not asked for %d of %d topics; of the first: %s"
                .formatted(
                        leftOut.size(),
                        choice.topics().size() + choice.leftOut().size(),
                        leftOut.getFirst().reason());
    }

    private int skip(UUID runId, String source, String reason, Instant now) {
        writer.skip(runId, source, ALL, "{}", ObservationState.NOT_ASKED, reason, now);
        return 0;
    }

    private @Nullable String notAsked(String source, Wanted wanted) {
        if (wanted.sources() != null && !wanted.sources().contains(source)) {
            return "It was not wanted in this run.";
        }
        Source row = sources.findBySource(source).orElse(null);
        if (row != null && !row.isEnabled()) {
            return "It is switched off.";
        }
        return row != null && row.licenceState() == LicenceState.FORBIDDEN
                ? "Its provider's terms do not allow it."
                : null;
    }

    private static String topicIds(PlannedSlice slice) {
        return slice.topics().stream()
                .map(UUID::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }
}
