package uptick.collections.trend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import uptick.collections.run.Asker;
import uptick.collections.run.PageSink;
import uptick.collections.run.PlannedSlice;
import uptick.collections.run.Seen;
import uptick.collections.run.Slice;
import uptick.collections.run.SliceEnd;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Topic;

/// The work of a source that is asked for one topic after the other, or for a few at once: batches of topics as slices, and
/// what is seen of them committed before the next are asked for, so that nothing is asked twice.
record TopicByTopic(Slice slice, Asker asker, PageSink sink) {

    /// Cuts topics into slices, in their order.
    ///
    /// @param name of the slices, before their number
    /// @param size how many topics a slice holds at most
    static List<PlannedSlice> slices(String name, int size, List<Topic> topics) {
        var ids = topics.stream().map(TopicByTopic::id).toList();
        var slices = new ArrayList<PlannedSlice>();
        for (var from = 0; from < ids.size(); from += size) {
            slices.add(
                    PlannedSlice.of(
                            name + ":" + (slices.size() + 1),
                            ids.subList(from, Math.min(from + size, ids.size()))));
        }
        return slices;
    }

    /// Asks for the topics that are left, and commits what is seen of each. What would be the same for the next topic
    /// ends the slice: that the source refuses us, that units or time are up.
    SliceEnd each(Function<Topic, Seen> ask) {
        return each(1, topics -> List.of(ask.apply(topics.getFirst())));
    }

    /// Asks for the topics that are left, so many at once, and commits what is seen of them, as [#each(Function)] does.
    ///
    /// @param most how many at once
    /// @param ask gives one observation of each of the topics that it is given, in any order
    SliceEnd each(int most, Function<List<Topic>, List<Seen>> ask) {
        var left = left();
        for (var from = 0; from < left.size(); from += most) {
            if (!asker.hasTime()) {
                return SliceEnd.handBack();
            }
            var topics = left.subList(from, Math.min(from + most, left.size()));
            var seen = ask.apply(topics);
            var end = seen.stream().filter(TopicByTopic::meansAll).findFirst();
            if (end.isPresent()) {
                return end(end.get(), topics.getFirst(), from > 0);
            }
            // The cursor of the last topic stays: a worker that dies now leaves nothing to ask
            // again.
            sink.commit(seen, id(topics.getLast()).toString());
        }
        return SliceEnd.complete();
    }

    private static boolean meansAll(Seen seen) {
        return switch (seen.state()) {
            case BLOCKED, QUOTA, NOT_ASKED -> true;
            case OK, EMPTY, STALE, SUSPECT, UNSUPPORTED, FAILED -> false;
        };
    }

    /* Where the pace leaves a worker no turn within its time, the next worker has time of its own; whatever else keeps the
     * source from being asked, it is told at once, before it has got anything. */
    private static SliceEnd end(Seen seen, Topic topic, boolean hasGot) {
        return hasGot && seen.state() == ObservationState.NOT_ASKED
                ? SliceEnd.handBack()
                : SliceEnd.failed(
                        topic.topicKey(),
                        seen.state(),
                        Objects.requireNonNull(seen.reason(), "an absence has a reason"));
    }

    static UUID id(Topic topic) {
        return Objects.requireNonNull(topic.id(), "a topic from the database has an id");
    }

    /* By id, so that whoever goes on finds the same order, whatever topics are gone since. */
    private List<Topic> left() {
        var done = Objects.requireNonNullElse(slice.cursor(), "");
        return slice.topics().stream()
                .filter(topic -> id(topic).toString().compareTo(done) > 0)
                .sorted(Comparator.comparing(topic -> id(topic).toString()))
                .toList();
    }
}
