package uptick.collections.run;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Gatherers;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.source.PlainQuestion;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Topic;
import uptick.model.collections.YoutubeMetrics;
import uptick.outbound.Call;
import uptick.outbound.Reply;
import uptick.outbound.Retrying;

/// A source that asks topic by topic and commits each: what the package's page shows, for tests of the engine alone.
@Singleton
@Requires(property = "test.paged.base")
final class PagedSource implements TrendSource {

    private static final int TOPICS_PER_SLICE = 3;

    private final URI base;

    PagedSource(@Property(name = "test.paged.base") URI base) {
        this.base = base;
    }

    @Override
    public String source() {
        return "hacker_news";
    }

    @Override
    public List<PlannedSlice> plan(List<Topic> topics) {
        return topics.stream()
                .map(PagedSource::id)
                .gather(Gatherers.windowFixed(TOPICS_PER_SLICE))
                .map(batch -> PlannedSlice.of("from " + batch.getFirst(), batch))
                .toList();
    }

    @Override
    public Probe probe(Instant now) {
        return new Probe.Ask(question(new UUID(0, 0)));
    }

    @Override
    public SliceEnd collect(Slice slice, Asker asker, PageSink sink) {
        var next = slice.cursor() == null ? 0 : Integer.parseInt(slice.cursor());
        for (; next < slice.topics().size(); next++) {
            if (!asker.hasTime()) {
                return SliceEnd.handBack();
            }
            var topic = id(slice.topics().get(next));
            switch (asker.ask(question(topic))) {
                case SourceReply.Absent<String>(var state, var reason) -> {
                    return SliceEnd.failed("topic-" + next, state, reason);
                }
                case SourceReply.Items<String>(var body) ->
                        sink.commit(
                                List.of(seen(topic, body, asker.answeredAt())),
                                cursor(slice, next));
            }
        }
        return SliceEnd.complete();
    }

    private static @Nullable String cursor(Slice slice, int done) {
        return done + 1 < slice.topics().size() ? Integer.toString(done + 1) : null;
    }

    private static Seen seen(UUID topic, String body, Instant at) {
        return body.isEmpty()
                ? Seen.nothing(topic, at, ObservationState.EMPTY, "There was nothing.")
                : Seen.ok(
                        topic,
                        at,
                        new YoutubeMetrics(
                                List.of(
                                        new YoutubeMetrics.Video(
                                                body, "", "", "", at, 1, null, null))));
    }

    private Question<String> question(UUID topic) {
        return new PlainQuestion<>(
                "The paged source",
                "hacker_news",
                1,
                Call.to(URI.create(base + "/videos?topic=" + topic)),
                Retrying::passing,
                PagedSource::read);
    }

    private static SourceReply<String> read(Reply.Answered answered) {
        return answered.status() == 200
                ? new SourceReply.Items<>(
                        new String(answered.body(), java.nio.charset.StandardCharsets.UTF_8))
                : new SourceReply.Absent<>(
                        ObservationState.FAILED,
                        "It answered with status " + answered.status() + ".");
    }

    private static UUID id(Topic topic) {
        return Objects.requireNonNull(topic.id());
    }
}
