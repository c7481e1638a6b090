package uptick.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.micronaut.context.ApplicationContext;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import uptick.collections.AddTopics;
import uptick.collections.CollectTrends;
import uptick.local.sample.SampleWorld;
import uptick.local.sample.topic.SampleTopic;
import uptick.model.collections.Topic;
import uptick.trends.ScoreCollections;
import uptick.value.TopicKey;

/// Lives the mornings of the sample world that have not been lived: at each, the house's clock stands there,
/// the schedule's event is answered, and what came is scored, by the code that does so every real morning.
final class ReplayMornings {

    private static final int SECONDS_TO_STOP = 20;

    private final AddTopics addTopics;
    private final CollectTrends collectTrends;
    private final ScoreCollections scoreCollections;
    private final HouseClock clock;
    private final SampleWorld world;
    private final Consumer<String> out;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    ReplayMornings(
            ApplicationContext context, HouseClock clock, SampleWorld world, Consumer<String> out) {
        this.addTopics = context.getBean(AddTopics.class);
        this.collectTrends = context.getBean(CollectTrends.class);
        this.scoreCollections = context.getBean(ScoreCollections.class);
        this.clock = clock;
        this.world = world;
        this.out = out;
    }

    void replay() {
        addTopics.add(world.topics().stream().map(ReplayMornings::topic).toList());
        var mornings = world.calendar().mornings().toList();
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
                if (live(morning) instanceof CollectTrends.Outcome.Ended ended) {
                    lived++;
                    ended.gaps().forEach(gap -> gaps.add(morning + ": " + gap.reason()));
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
        gaps.forEach(gap -> out.accept("  not collected on " + gap));
        out.accept(
                "The sample world ends at "
                        + world.calendar().latestMorning()
                        + ": YouTube's numbers of autumn 2017, dates moved.");
    }

    /// Ends with the morning that is being lived: its ground is not to be taken away under it.
    void stop() throws InterruptedException {
        stopped.set(true);
        var _ = ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }

    private CollectTrends.Outcome live(Instant morning) {
        var outcome = collectAt(morning, morning);
        if (outcome instanceof CollectTrends.Outcome.AlreadyTaken) {
            // Ended, or killed in the middle: then it is taken over, as on any morning, when its
            // lease is over.
            return collectAt(morning, morning.plus(CollectTrends.LEASE).plusMillis(1));
        }
        return outcome;
    }

    private CollectTrends.Outcome collectAt(Instant morning, Instant now) {
        clock.standAt(now);
        var outcome = collectTrends.collect(morning);
        scoreCollections.score();
        return outcome;
    }

    private static Topic topic(SampleTopic topic) {
        return new Topic(
                null,
                TopicKey.of(topic.title()).value(),
                topic.title(),
                topic.aliases(),
                topic.language(),
                topic.region(),
                true,
                topic.priority(),
                null);
    }
}
