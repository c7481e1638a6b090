package uptick.collections.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import uptick.collections.run.Asker;
import uptick.collections.run.PlannedSlice;
import uptick.collections.run.Seen;
import uptick.collections.run.Slice;
import uptick.collections.run.SliceEnd;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Topic;

class TopicByTopicTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");

    private final List<String> asked = new ArrayList<>();
    private final List<String> committed = new ArrayList<>();
    private int questionsLeft = Integer.MAX_VALUE;

    @Test
    void cutsTopicsIntoSlicesInTheirOrder() {
        var slices = TopicByTopic.slices("posts", 2, topics(5));

        assertThat(slices)
                .extracting(PlannedSlice::name)
                .containsExactly("posts:1", "posts:2", "posts:3");
        assertThat(slices).extracting(slice -> slice.topics().size()).containsExactly(2, 2, 1);
        assertThat(slices.stream().flatMap(slice -> slice.topics().stream()))
                .containsExactlyElementsOf(topics(5).stream().map(Topic::id).toList());
        assertThat(TopicByTopic.slices("posts", 2, List.of())).isEmpty();
    }

    @Test
    void commitsEachTopicWithACursorBeforeItAsksForTheNext() {
        var end = work(topics(3), null, TopicByTopicTest::ok);

        assertThat(end).isEqualTo(new SliceEnd.Complete());
        assertThat(asked).containsExactly("topic 0", "topic 1", "topic 2");
        assertThat(committed).containsExactly("0 ok then 0", "1 ok then 1", "2 ok then 2");
    }

    @Test
    void goesOnBehindTheCursorInWhateverOrderTheTopicsCome() {
        var mixed = new ArrayList<>(topics(5));
        Collections.reverse(mixed);

        var end = work(mixed, id(2).toString(), TopicByTopicTest::ok);

        assertThat(end).isEqualTo(new SliceEnd.Complete());
        assertThat(asked).containsExactly("topic 3", "topic 4");
    }

    @Test
    void asksNothingAgainAfterTheLast() {
        assertThat(work(topics(3), id(2).toString(), TopicByTopicTest::ok))
                .isEqualTo(new SliceEnd.Complete());
        assertThat(asked).isEmpty();
    }

    @Test
    void handsBackWhenTheTimeIsUp() {
        questionsLeft = 2;

        assertThat(work(topics(3), null, TopicByTopicTest::ok))
                .isEqualTo(new SliceEnd.HandedBack());
        assertThat(committed).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKED", "QUOTA"})
    void endsWhereTheNextTopicWouldFareNoBetter(ObservationState state) {
        var end = work(topics(3), null, second(state));

        assertThat(end).isEqualTo(new SliceEnd.Failed("topic 1", state, "Because."));
        assertThat(committed).containsExactly("0 ok then 0");
    }

    @Test
    void handsBackWhereThePaceLeavesItNoTurnAfterTheFirst() {
        assertThat(work(topics(3), null, second(ObservationState.NOT_ASKED)))
                .isEqualTo(new SliceEnd.HandedBack());
        assertThat(committed).containsExactly("0 ok then 0");
    }

    @Test
    void endsWhereNothingMayBeAskedFromTheBeginning() {
        assertThat(work(topics(3), id(0).toString(), second(ObservationState.NOT_ASKED)))
                .isEqualTo(new SliceEnd.Failed("topic 1", ObservationState.NOT_ASKED, "Because."));
        assertThat(committed).isEmpty();
    }

    @Test
    void asksForAFewAtOnceAndCommitsThemTogether() {
        var sizes = new ArrayList<Integer>();
        var slice = new Slice(new UUID(0, 99), "posts:1", topics(5), id(0).toString());

        var end =
                new TopicByTopic(
                                slice,
                                new Patience(),
                                (seen, _, next) ->
                                        committed.add(
                                                seen.size()
                                                        + " then "
                                                        + number(
                                                                UUID.fromString(
                                                                        String.valueOf(next)))))
                        .each(
                                3,
                                some -> {
                                    sizes.add(some.size());
                                    return some.stream().map(TopicByTopicTest::ok).toList();
                                });

        assertThat(end).isEqualTo(new SliceEnd.Complete());
        assertThat(sizes).containsExactly(3, 1);
        assertThat(committed).containsExactly("3 then 3", "1 then 4");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"OK", "BLOCKED", "QUOTA", "NOT_ASKED"})
    void goesOnWhereOnlyTheTopicIsMeant(ObservationState state) {
        var end = work(topics(3), null, second(state));

        assertThat(end).isEqualTo(new SliceEnd.Complete());
        assertThat(committed)
                .containsExactly("0 ok then 0", "1 " + state + " then 1", "2 ok then 2");
    }

    private SliceEnd work(
            List<Topic> topics, @Nullable String cursor, Function<Topic, Seen> answer) {
        var slice = new Slice(new UUID(0, 99), "posts:1", topics, cursor);
        return new TopicByTopic(
                        slice,
                        new Patience(),
                        (seen, _, next) ->
                                committed.add(
                                        number(seen.getFirst().topicId())
                                                + " "
                                                + seen.getFirst().state()
                                                + " then "
                                                + number(UUID.fromString(String.valueOf(next)))))
                .each(
                        topic -> {
                            asked.add(topic.title());
                            questionsLeft--;
                            return answer.apply(topic);
                        });
    }

    private static Seen ok(Topic topic) {
        return new Seen(TopicByTopic.id(topic), NOW, ObservationState.OK, null, null, null);
    }

    private static Function<Topic, Seen> second(ObservationState state) {
        return topic ->
                topic.title().endsWith("1")
                        ? Seen.nothing(TopicByTopic.id(topic), NOW, state, "Because.")
                        : ok(topic);
    }

    private static List<Topic> topics(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                new Topic(
                                        id(i),
                                        "topic " + i,
                                        "topic " + i,
                                        List.of(),
                                        null,
                                        null,
                                        true,
                                        0,
                                        null))
                .toList();
    }

    private static UUID id(int number) {
        return new UUID(7, number);
    }

    private static long number(UUID id) {
        return id.getLeastSignificantBits();
    }

    /// Has time for as many questions as the test says.
    private final class Patience implements Asker {

        @Override
        public <T> SourceReply<T> ask(Question<T> question) {
            throw new UnsupportedOperationException("the test answers itself");
        }

        @Override
        public boolean hasTime() {
            return questionsLeft > 0;
        }

        @Override
        public Instant answeredAt() {
            return NOW;
        }

        @Override
        public void holdUntil(Instant until) {
            throw new UnsupportedOperationException("the test holds nobody");
        }
    }
}
