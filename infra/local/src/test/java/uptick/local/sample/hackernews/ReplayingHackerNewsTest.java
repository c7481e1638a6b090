package uptick.local.sample.hackernews;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.model.collections.ObservationState.EMPTY;
import static uptick.model.collections.ObservationState.FAILED;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micronaut.context.ApplicationContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import uptick.collections.source.Question;
import uptick.collections.source.hackernews.HackerNewsSearch;
import uptick.collections.source.hackernews.HackerNewsTop;
import uptick.collections.source.hackernews.StoryPage;
import uptick.local.sample.SampleWorld;
import uptick.local.sample.interest.Interest;
import uptick.local.sample.provider.Fault;
import uptick.local.sample.provider.RealClients;
import uptick.local.sample.provider.ReplayingProvider;
import uptick.local.sample.seed.Seed;

class ReplayingHackerNewsTest {

    private static final ApplicationContext BEANS = RealClients.beans(Map.of());
    private static final Instant NOW = Instant.parse("2026-03-10T06:00:00Z");
    private static final SampleWorld WORLD = SampleWorld.endingAt(NOW);
    private static final Interest INTEREST = WORLD.interest();

    private final ReplayingProvider hackerNews =
            HackerNewsEndpoint.start(INTEREST, Seed.SAMPLE_WORLD, Clock.fixed(NOW, ZoneOffset.UTC));
    private final RealClients clients = RealClients.of(BEANS, hackerNews);
    private final HackerNewsTop top = clients.client(HackerNewsTop.class);

    @AfterAll
    static void stopBeans() {
        BEANS.close();
    }

    @AfterEach
    void stop() {
        hackerNews.close();
    }

    @Test
    void pagesThroughTheStoriesOfAWhileNewestFirst() {
        var after = NOW.minus(Duration.ofDays(20));
        var pages = pages("", after, 5);

        var stories = pages.stream().flatMap(page -> page.stories().stream()).toList();

        assertThat(pages).hasSizeGreaterThan(1).allMatch(page -> page.unread() == 0);
        assertThat(stories).extracting(story -> story.id()).doesNotHaveDuplicates();
        assertThat(stories)
                .allMatch(story -> story.points() >= 5 && story.submittedAt().isAfter(after));
        assertThat(stories)
                .extracting(story -> story.submittedAt())
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(stories).anyMatch(story -> story.url() == null);
    }

    @Test
    void findsStoriesByAllOfTheirWords() {
        var stories = pages("taylor swift", NOW.minus(Duration.ofDays(60)), 1).getFirst().stories();

        assertThat(stories).isNotEmpty().allMatch(story -> story.title().contains("Taylor Swift"));
        assertThat(clients.absence(search("zxqv", NOW.minus(Duration.ofDays(60)), 1, 0)))
                .isEqualTo(EMPTY);
    }

    @Test
    void showsAThousandHitsWhateverPageIsAskedFor() {
        var stories =
                pages("", NOW.minus(Duration.ofDays(390)), 1).stream()
                        .flatMap(page -> page.stories().stream());

        assertThat(stories).hasSize(1_000);
    }

    @Test
    void answersForADeletedStoryWithNull() {
        var deleted =
                new Stories(INTEREST, Seed.SAMPLE_WORLD)
                        .after(NOW.minus(Duration.ofDays(20)), NOW)
                        .filter(story -> story.isGone(NOW))
                        .findFirst()
                        .orElseThrow();

        assertThat(clients.absence(top.story(items(), deleted.id()))).isEqualTo(EMPTY);
        assertThat(clients.body(URI.create(items() + "/item/" + deleted.id() + ".json")))
                .isEqualTo("null");
        assertThat(clients.body(URI.create(items() + "/item/1.json"))).isEqualTo("null");
    }

    @Test
    void listsTheFrontPageAndEachOfItsStories() {
        var ids = clients.items(top.ids(items()));

        assertThat(ids).hasSizeBetween(10, 500);
        for (long id : ids.subList(0, 10)) {
            var story = clients.items(top.story(items(), id));

            assertThat(story.id()).isEqualTo(id);
            assertThat(story.submittedAt()).isBetween(NOW.minus(Duration.ofDays(2)), NOW);
            assertThat(story.title()).doesNotContain("&amp;");
        }
        assertThat(hackerNews.ledger().entries().getFirst().ids())
                .containsExactlyElementsOf(ids.stream().map(String::valueOf).toList());
    }

    @Test
    void failsAsPlanned() {
        hackerNews.faults().next(1, new Fault.EmptyList());
        hackerNews.faults().next(1, new Fault.MalformedBody());

        assertThat(clients.absence(search("", NOW.minus(Duration.ofDays(20)), 1, 0)))
                .isEqualTo(EMPTY);
        assertThat(clients.absence(top.ids(items()))).isEqualTo(FAILED);
    }

    private List<StoryPage> pages(String text, Instant after, int leastPoints) {
        var pages = new ArrayList<StoryPage>();
        @Nullable Integer page = 0;
        while (page != null) {
            var read = clients.items(search(text, after, leastPoints, page));
            pages.add(read);
            page = read.nextPage();
        }
        return pages;
    }

    private Question<StoryPage> search(String text, Instant after, int leastPoints, int page) {
        var base = URI.create(hackerNews.address() + HackerNewsEndpoint.SEARCH);
        return clients.client(HackerNewsSearch.class).page(base, text, after, leastPoints, page);
    }

    private URI items() {
        return URI.create(hackerNews.address() + HackerNewsEndpoint.ITEMS);
    }
}
