package uptick.local.sample.interest;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import uptick.local.sample.calendar.SampleCalendar;
import uptick.local.sample.seed.Seed;
import uptick.local.sample.topic.SampleTopic;
import uptick.local.sample.video.SampleVideos;
import uptick.value.TopicKey;

/// How many people turn to a topic on a day, wherever they do.
///
/// Any day may be asked for. Days are UTC, and counted from the latest morning's, so that the world is the same whichever
/// day it ends on, but for the days of the week.
public final class Interest {

    private final Map<SampleTopic, Course> courses = new LinkedHashMap<>();
    private final Map<String, SampleTopic> byPhrase = new HashMap<>();
    private final LocalDate latestDay;

    /// Makes up what the seed says, in step with the videos.
    public Interest(
            List<SampleTopic> topics, SampleVideos videos, SampleCalendar calendar, Seed seed) {
        latestDay = calendar.latestMorning().atZone(ZoneOffset.UTC).toLocalDate();
        var growth = new ViewGrowth(videos, calendar);
        for (SampleTopic topic : topics) {
            courses.put(topic, Course.of(topic, growth.of(topic), latestDay, seed));
            topic.phrases().forEach(phrase -> byPhrase.putIfAbsent(phrase, topic));
        }
    }

    /// All topics, in the file's order.
    public List<SampleTopic> topics() {
        return List.copyOf(courses.keySet());
    }

    /// The day of the latest morning; the days after it go on from there.
    public LocalDate latestDay() {
        return latestDay;
    }

    /// People on a day, a positive number.
    ///
    /// @throws IllegalArgumentException for a topic of another world
    public double people(SampleTopic topic, LocalDate day) {
        var course = courses.get(topic);
        if (course == null) {
            throw new IllegalArgumentException("no topic of this world: " + topic.title());
        }
        return course.on(day);
    }

    /// The topic that a phrase means: its title or an alias, in any spelling of the same normal form.
    public Optional<SampleTopic> meantBy(String phrase) {
        return Optional.ofNullable(byPhrase.get(TopicKey.normalise(phrase)));
    }
}
