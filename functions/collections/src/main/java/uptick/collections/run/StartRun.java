package uptick.collections.run;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.audit.AuditLog;
import uptick.model.collections.DataCollections;
import uptick.model.collections.DataCollectionsWriter;

/// Starts runs: the run, its slices and the audit row in one transaction; after its commit, a nudge for each slice.
@Singleton
public final class StartRun {

    static final String KIND = "trends";

    private final DataCollections collections;
    private final DataCollectionsWriter writer;
    private final DrawControlSample drawControlSample;
    private final PlanRun planRun;
    private final EndRun endRun;
    private final Sweep sweep;
    private final SliceQueue queue;
    private final AuditLog auditLog;
    private final RunSettings settings;
    private final Steps steps;
    private final InTransaction inTransaction;
    private final Clock clock;

    StartRun(
            DataCollections collections,
            DataCollectionsWriter writer,
            DrawControlSample drawControlSample,
            PlanRun planRun,
            EndRun endRun,
            Sweep sweep,
            SliceQueue queue,
            AuditLog auditLog,
            RunSettings settings,
            Steps steps,
            Transactions transactions,
            Clock clock) {
        this.collections = collections;
        this.writer = writer;
        this.drawControlSample = drawControlSample;
        this.planRun = planRun;
        this.endRun = endRun;
        this.sweep = sweep;
        this.queue = queue;
        this.auditLog = auditLog;
        this.settings = settings;
        this.steps = steps;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
        this.clock = clock;
    }

    /// Starts the run of a schedule event. The same event again, or another while a scheduled run is under way, starts
    /// nothing; what was left behind before is swept up first.
    ///
    /// @param scheduledFor the event's own time, which names the run
    public Started onSchedule(Instant scheduledFor) {
        steps.at(Step.START_BEFORE);
        sweep.sweep();
        var started = inTransaction.<Started>asJob(() -> ofEvent(scheduledFor));
        steps.at(Step.START_COMMITTED);
        if (started instanceof Started.New run) {
            nudge(run);
        }
        return started;
    }

    private Started ofEvent(Instant scheduledFor) {
        writer.lockStart(KIND);
        steps.at(Step.START_LOCKED);
        var present = collections.findByKindAndScheduledFor(KIND, scheduledFor);
        if (present.isPresent()) {
            return new Started.Before(
                    Objects.requireNonNull(present.get().id(), "a run in the database has an id"));
        }
        var other = collections.findUnderWay(KIND, true);
        return other.isPresent()
                ? new Started.Overlaps(other.get())
                : start(scheduledFor, Wanted.EVERYTHING, "collections");
    }

    /// Starts a run that a person asks for, inside of the caller's transaction; [#nudge] comes after its commit.
    ///
    /// @param actor who asks
    /// @throws uptick.edge.problem.ProblemException where such a run is under way, or a topic is none
    public Started.New asked(Wanted wanted, UUID actor) {
        if (!inTransaction.isUnderWay()) {
            throw new IllegalStateException("what a person starts is part of their request");
        }
        writer.lockStart(KIND);
        var other = collections.findUnderWay(KIND, false);
        if (other.isPresent()) {
            throw Problems.conflict(
                    "The collection " + other.get() + " that somebody asked for is under way.");
        }
        return start(null, wanted, actor.toString());
    }

    /// Wakes workers for the slices of a run that was started.
    public void nudge(Started.New run) {
        if (run.slices() > 0) {
            queue.nudge(Collections.nCopies(run.slices(), run.runId()));
        }
        steps.at(Step.START_NUDGED);
    }

    private Started.New start(@Nullable Instant scheduledFor, Wanted wanted, String actor) {
        var now = clock.instant();
        var runId =
                writer.start(
                        KIND,
                        settings.provenance(),
                        scheduledFor,
                        now,
                        now.plus(settings.runTime()));
        steps.at(Step.START_RUN_WRITTEN);
        if (scheduledFor != null) {
            drawControlSample.draw(now);
            steps.at(Step.START_SAMPLE_DRAWN);
        }
        var slices = planRun.plan(runId, wanted, scheduledFor != null, now);
        auditLog.append(
                now,
                actor,
                "collection.started",
                "collection:" + runId,
                "{\"slices\": " + slices + "}");
        steps.at(Step.START_AUDITED);
        endRun.ifDone(runId, now);
        return new Started.New(runId, slices);
    }

    /// What a run is to ask.
    ///
    /// @param sources names of sources, null for all that are on
    /// @param topicIds topics, null for those that each source is asked for anyway
    public record Wanted(@Nullable List<String> sources, @Nullable List<UUID> topicIds) {

        static final Wanted EVERYTHING = new Wanted(null, null);

        public Wanted {
            sources = sources == null ? null : List.copyOf(sources);
            topicIds = topicIds == null ? null : List.copyOf(topicIds);
        }
    }

    /// What came of a start.
    public sealed interface Started {

        /// The run that the caller is told of.
        UUID runId();

        /// A new run.
        ///
        /// @param slices how many there are to do
        record New(UUID runId, int slices) implements Started {}

        /// The event's run had been started before.
        record Before(UUID runId) implements Started {}

        /// Another scheduled run is under way.
        record Overlaps(UUID runId) implements Started {}
    }
}
