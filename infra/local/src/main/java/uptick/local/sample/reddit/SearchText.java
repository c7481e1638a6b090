package uptick.local.sample.reddit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import uptick.local.sample.topic.SampleTopic;
import uptick.value.TopicKey;

/// What a search is for: phrases in double quotes, any of which will do; or, where there are none, all of its words.
///
/// Only titles are searched, and a post's title has its topic's.
record SearchText(List<SampleTopic> topics) {

    private static final Pattern PHRASE = Pattern.compile("\"([^\"]*)\"");

    /// The topics whose posts are found.
    List<SampleTopic> topics(String text) {
        var phrases = new ArrayList<String>();
        PHRASE.matcher(text)
                .results()
                .forEach(phrase -> phrases.add(TopicKey.normalise(phrase.group(1))));
        if (phrases.isEmpty()) {
            phrases.add(TopicKey.normalise(text));
        }
        phrases.removeIf(String::isEmpty);
        return topics.stream()
                .filter(topic -> phrases.stream().anyMatch(phrase -> isIn(phrase, topic)))
                .toList();
    }

    private static boolean isIn(String phrase, SampleTopic topic) {
        return topic.phrases().stream()
                .anyMatch(own -> (" " + own + " ").contains(" " + phrase + " "));
    }
}
