package uptick.collections.run;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.run.StartRun.Wanted;
import uptick.edge.problem.Problems;
import uptick.model.collections.CollectionSourcesWriter;
import uptick.model.collections.LicenceState;
import uptick.model.collections.ObservationState;
import uptick.model.collections.ObservationsWriter;
import uptick.model.collections.Source;
import uptick.model.collections.Sources;
import uptick.model.collections.Topic;
import uptick.model.collections.Topics;

/// Writes a run's work list as its sources plan it; a source that is not asked stands in it with the reason. Part of the
/// transaction that starts the run.
@Singleton
final class PlanRun {

    /* The name of a slice that stands for all that a source might have been asked. */
    private static final String ALL = "";

    private final TrendSources trendSources;
    private final Sources sources;
    private final Topics topics;
    private final CollectionSourcesWriter writer;
    private final ObservationsWriter observations;
    private final RunSettings settings;
    private final Steps steps;

    PlanRun(
            TrendSources trendSources,
            Sources sources,
            Topics topics,
            CollectionSourcesWriter writer,
            ObservationsWriter observations,
            RunSettings settings,
            Steps steps) {
        this.trendSources = trendSources;
        this.sources = sources;
        this.topics = topics;
        this.writer = writer;
        this.observations = observations;
        this.settings = settings;
        this.steps = steps;
    }

    /// Plans.
    ///
    /// @return how many slices there are to do
    int plan(UUID runId, Wanted wanted, Instant now) {
        var chosen = wanted.topicIds() == null ? null : chosen(wanted.topicIds());
        var slices = 0;
        for (var source : trendSources.all()) {
            var reason = notAsked(source.source(), wanted);
            slices +=
                    reason == null
                            ? plan(runId, source, chosen, now)
                            : skip(runId, source.source(), reason, now);
            steps.at(Step.START_SOURCE_PLANNED);
        }
        observations.appendMissing(runId, now);
        steps.at(Step.START_SKIPS_EXPLAINED);
        return slices;
    }

    private int plan(UUID runId, TrendSource source, @Nullable List<Topic> chosen, Instant now) {
        var asked =
                chosen == null
                        ? topics.findToAsk(source.source(), settings.topicsPerRun())
                        : chosen;
        var planned = source.plan(asked);
        if (chosen != null) {
            // Who asks for certain topics looks for no others.
            planned =
                    planned.stream()
                            .filter(slice -> !slice.topics().isEmpty() || slice.skipped() != null)
                            .toList();
        }
        if (planned.isEmpty()) {
            return skip(runId, source.source(), "There was nothing to ask it for.", now);
        }
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
        return toDo.size();
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

    private List<Topic> chosen(List<UUID> ids) {
        var found = topics.findByIds(ids.stream().map(UUID::toString).toList());
        if (found.size() < ids.stream().distinct().count()) {
            throw Problems.invalid("topic_ids", "One of these is no topic.");
        }
        return found;
    }

    private static String topicIds(PlannedSlice slice) {
        return slice.topics().stream()
                .map(UUID::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }
}
