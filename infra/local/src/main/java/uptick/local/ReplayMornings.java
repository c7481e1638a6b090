package uptick.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.micronaut.context.ApplicationContext;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import uptick.collections.AddTopics;
import uptick.collections.SwitchOnSource;
import uptick.collections.run.InProcessSliceQueue;
import uptick.collections.run.StartRun;
import uptick.collections.run.StartRun.Started;
import uptick.collections.run.Sweep;
import uptick.collections.run.WorkSlices;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.local.sample.SampleWorld;
import uptick.local.sample.topic.SampleTopic;
import uptick.model.collections.DataCollection;
import uptick.model.collections.DataCollection.Gap;
import uptick.model.collections.DataCollections;
import uptick.model.collections.Topic;
import uptick.trends.ResolveOutcomes;
import uptick.trends.ScoreCollections;
import uptick.value.TopicKey;

/// Lives the mornings of the sample world that have not been lived: at each, the house's clock stands there,
/// the schedule's event is answered, and what came is scored, by the code that does so every real morning.
final class ReplayMornings {

    private static final int SECONDS_TO_STOP = 20;

    private final AddTopics addTopics;
    private final SwitchOnSource switchOnSource;
    private final StartRun startRun;
    private final Sweep sweep;
    private final InProcessSliceQueue slices;
    private final DataCollections collections;
    private final InTransaction inTransaction;
    private final ScoreCollections scoreCollections;
    private final ResolveOutcomes resolveOutcomes;
    private final EveryMinute everyMinute;
    private final HouseClock clock;
    private final SampleWorld world;
    private final int most;
    private final Consumer<String> out;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    ReplayMornings(
            ApplicationContext context,
            HouseClock clock,
            SampleWorld world,
            int most,
            Consumer<String> out) {
        this.addTopics = context.getBean(AddTopics.class);
        this.switchOnSource = context.getBean(SwitchOnSource.class);
        this.startRun = context.getBean(StartRun.class);
        this.sweep = context.getBean(Sweep.class);
        this.slices = context.getBean(InProcessSliceQueue.class);
        this.collections = context.getBean(DataCollections.class);
        this.inTransaction =
                context.getBean(Transactions.class).of(DatabaseRole.UPTICK_COLLECTIONS);
        this.scoreCollections = context.getBean(ScoreCollections.class);
        this.resolveOutcomes = context.getBean(ResolveOutcomes.class);
        this.everyMinute = new EveryMinute(context);
        this.clock = clock;
        this.world = world;
        this.most = most;
        this.out = out;
        clock.waitFor(slices::atWork);
    }

    void replay() {
        addTopics.add(world.topics().stream().map(ReplayMornings::topic).toList());
        var mornings =
                world.calendar()
                        .mornings()
                        .skip(Math.max(0, world.calendar().length() - most))
                        .toList();
        switchOnGoogleTrends(mornings);
        List<String> gaps = new ArrayList<>();
        var lived = 0;
        try (var progress =
                new ProgressBarBuilder()
                        .setTaskName("Collecting " + mornings.size() + " sample mornings")
                        .setInitialMax(mornings.size())
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(250)
                        .build()) {
            for (var morning : mornings) {
                if (stopped.get()) {
                    return;
                }
                var run = live(morning);
                if (run.isPresent()) {
                    lived++;
                    Objects.requireNonNullElse(run.get().errors(), List.<Gap>of())
                            .forEach(gap -> gaps.add(said(morning, gap)));
                }
                progress.step();
            }
        } finally {
            clock.resume();
            ended.countDown();
        }
        out.accept(
                lived == 0
                        ? "The sample world was collected before."
                        : lived + " mornings collected and scored.");
        gaps.forEach(out);
        out.accept(
                "The sample world ends at "
                        + world.calendar().latestMorning()
                        + ": YouTube's numbers of autumn 2017, dates moved; the other sources' are simulated.");
    }

    /* The product comes with it off, for Google's terms; the sample world's is no Google. Before the first morning only:
     * later on it is as somebody has set it. */
    private void switchOnGoogleTrends(List<Instant> mornings) {
        if (mornings.stream().noneMatch(this::isBegun)) {
            switchOnSource.on("google_trends");
        }
    }

    private boolean isBegun(Instant morning) {
        return inTransaction
                .readAsJob(() -> collections.findByKindAndScheduledFor("trends", morning))
                .isPresent();
    }

    private static String said(Instant morning, Gap gap) {
        return "  not collected on %s from %s: %s".formatted(morning, gap.source(), gap.reason());
    }

    /// Ends with the morning that is being lived: its ground is not to be taken away under it.
    void stop() throws InterruptedException {
        stopped.set(true);
        var _ = ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }

    /* The morning's run as it ended; empty where it had ended before. */
    private Optional<DataCollection> live(Instant morning) {
        clock.standAt(morning);
        everyMinute.run();
        var started = startRun.onSchedule(morning);
        var isOver = started instanceof Started.Before && hasEnded(run(started));
        slices.awaitQuiet();
        if (!hasEnded(run(started))) {
            // Killed in the middle: what its worker held is taken over, as on any morning, when its
            // lease is over.
            clock.standAt(clock.instant().plus(WorkSlices.LEASE).plusMillis(1));
            sweep.sweep();
            slices.awaitQuiet();
        }
        var run = run(started);
        // As soon as it ended, also where that was in a life before: the score looks at how old
        // numbers are.
        clock.standAt(Objects.requireNonNullElse(run.completedAt(), clock.instant()));
        scoreCollections.score();
        resolveOutcomes.resolve();
        return isOver ? Optional.empty() : Optional.of(run);
    }

    private DataCollection run(Started started) {
        return inTransaction.readAsJob(() -> collections.findById(started.runId())).orElseThrow();
    }

    private static boolean hasEnded(DataCollection run) {
        return !run.status().equals(DataCollection.IN_PROGRESS);
    }

    /* What is known of a topic's site is one of its names: that is where SimilarWeb's source looks. */
    private static List<String> aliases(SampleTopic topic) {
        return topic.domain() == null
                ? topic.aliases()
                : Stream.concat(topic.aliases().stream(), Stream.of(topic.domain())).toList();
    }

    private static Topic topic(SampleTopic topic) {
        return new Topic(
                null,
                TopicKey.of(topic.title()).value(),
                topic.title(),
                aliases(topic),
                topic.language(),
                topic.region(),
                true,
                topic.priority(),
                null);
    }
}
