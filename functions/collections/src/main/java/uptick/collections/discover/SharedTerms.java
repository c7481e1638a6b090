package uptick.collections.discover;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What several voices of a chart talk about: phrases that stand in entries of at least two of them.
///
/// Order: those that are topics by themselves first, of them those of the most voices, then those of which there is most,
/// ties by key; the order of the entries makes no difference. A phrase that stands within a longer one is left out where more than half of its voices say the longer
/// one. Nothing heard: nothing found. Never throws.
public final class SharedTerms {

    private static final int LEAST_VOICES = 2;

    private static final Comparator<Talk> BEST =
            Comparator.comparingInt((Talk talk) -> talk.voices.size())
                    .thenComparingLong(talk -> talk.measure)
                    .reversed()
                    .thenComparing(talk -> talk.key);

    private SharedTerms() {}

    /// Of videos: phrases of at least two words of their titles, and tags that a title of their own says, too. A tag that
    /// none says is a genre; so may one word be that channels share (haul, cute, cooking), hence it stands behind the
    /// phrases, for another chart to confirm.
    public static List<FoundTerm> ofVideos(Collection<Heard> videos) {
        var spoken =
                videos.stream()
                        .flatMap(
                                video -> {
                                    var tags = keys(tags(video));
                                    return Phrases.all(video.text()).stream()
                                            .map(TopicTerm::key)
                                            .filter(tags::contains);
                                })
                        .collect(Collectors.toSet());
        var talks =
                talks(
                        videos,
                        video -> {
                            var terms = new ArrayList<TopicTerm>();
                            for (var term : Phrases.all(video.text())) {
                                if (term.words() > 1 || spoken.contains(term.key())) {
                                    terms.add(term);
                                }
                            }
                            // Behind the title's phrases: that is how people write it.
                            var said = keys(terms);
                            tags(video).stream()
                                    .filter(tag -> spoken.contains(tag.key()))
                                    .filter(tag -> !said.contains(tag.key()))
                                    .forEach(terms::add);
                            return terms;
                        });
        return inOrder(shared(talks), talk -> talk.key.contains(" "));
    }

    /// Of stories: names that their titles say; behind those that are shared, the others, for another chart to confirm.
    public static List<FoundTerm> ofStories(Collection<Heard> stories) {
        var talks = talks(stories, story -> Phrases.names(story.text()));
        var found = new ArrayList<>(shared(talks));
        talks.stream().filter(talk -> !talk.isShared()).sorted(BEST).forEach(found::add);
        return inOrder(found, Talk::isShared);
    }

    private static List<FoundTerm> inOrder(List<Talk> talks, Predicate<Talk> isSure) {
        return Stream.concat(
                        talks.stream().filter(isSure).map(talk -> talk.found(true)),
                        talks.stream().filter(isSure.negate()).map(talk -> talk.found(false)))
                .toList();
    }

    private static List<TopicTerm> tags(Heard heard) {
        return heard.tags().stream().flatMap(tag -> TopicTerm.of(tag).stream()).toList();
    }

    private static Set<String> keys(Collection<TopicTerm> terms) {
        return terms.stream().map(TopicTerm::key).collect(Collectors.toSet());
    }

    private static Collection<Talk> talks(
            Collection<Heard> heard, Function<Heard, List<TopicTerm>> terms) {
        var talks = new TreeMap<String, Talk>();
        for (var entry : heard) {
            var once = new HashSet<String>();
            for (var term : terms.apply(entry)) {
                if (once.add(term.key())) {
                    talks.computeIfAbsent(term.key(), Talk::new).add(term.title(), entry);
                }
            }
        }
        return talks.values();
    }

    private static List<Talk> shared(Collection<Talk> talks) {
        var shared = talks.stream().filter(Talk::isShared).toList();
        return shared.stream()
                .filter(talk -> shared.stream().noneMatch(talk::isPartOf))
                .sorted(BEST)
                .toList();
    }

    /* Who says a term, and how it is written. */
    private static final class Talk {

        private final String key;
        private final Set<String> voices = new HashSet<>();
        private final Map<String, Integer> spellings = new HashMap<>();
        private long measure;
        private long most = -1;
        private String evidence = "";

        Talk(String key) {
            this.key = key;
        }

        void add(String spelling, Heard entry) {
            voices.add(entry.voice());
            spellings.merge(spelling, 1, Integer::sum);
            measure = saturated(measure, entry.measure());
            if (entry.measure() > most
                    || (entry.measure() == most && entry.evidence().compareTo(evidence) < 0)) {
                most = entry.measure();
                evidence = entry.evidence();
            }
        }

        boolean isShared() {
            return voices.size() >= LEAST_VOICES;
        }

        boolean isPartOf(Talk longer) {
            return longer.key.length() > key.length()
                    && (" " + longer.key + " ").contains(" " + key + " ")
                    && 2 * voices.stream().filter(longer.voices::contains).count() > voices.size();
        }

        FoundTerm found(boolean isShared) {
            var spelling =
                    spellings.entrySet().stream()
                            .min(
                                    Map.Entry.<String, Integer>comparingByValue()
                                            .reversed()
                                            .thenComparing(Map.Entry.comparingByKey()))
                            .orElseThrow()
                            .getKey();
            return new FoundTerm(new TopicTerm(key, spelling), isShared, measure, evidence);
        }

        private static long saturated(long sum, long more) {
            return more > Long.MAX_VALUE - sum ? Long.MAX_VALUE : sum + Math.max(0, more);
        }
    }
}
