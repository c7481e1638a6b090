package uptick.local.sample.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.model.collections.ObservationState.BLOCKED;
import static uptick.model.collections.ObservationState.EMPTY;
import static uptick.model.collections.ObservationState.FAILED;
import static uptick.model.collections.ObservationState.UNSUPPORTED;

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
import uptick.collections.source.RateWindow;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.reddit.RedditApi;
import uptick.collections.source.reddit.RedditInfo;
import uptick.collections.source.reddit.RedditListings;
import uptick.collections.source.reddit.RedditListings.Order;
import uptick.collections.source.reddit.RedditListings.Period;
import uptick.collections.source.reddit.RedditListings.Search;
import uptick.collections.source.reddit.RedditListings.Sort;
import uptick.collections.source.reddit.RedditLogin;
import uptick.collections.source.reddit.RedditPage;
import uptick.collections.source.reddit.RedditPage.Post;
import uptick.collections.source.reddit.RedditToken;
import uptick.local.sample.SampleWorld;
import uptick.local.sample.interest.Interest;
import uptick.local.sample.provider.Fault;
import uptick.local.sample.provider.JsonShape;
import uptick.local.sample.provider.RealClients;
import uptick.local.sample.provider.ReplayingProvider;
import uptick.local.sample.provider.SetClock;
import uptick.local.sample.seed.Seed;
import uptick.outbound.Reply;

class ReplayingRedditTest {

    private static final ApplicationContext BEANS = RealClients.beans(Map.of());
    private static final Instant NOW = Instant.parse("2026-03-10T06:00:00Z");
    private static final SampleWorld WORLD = SampleWorld.endingAt(NOW);
    private static final Interest INTEREST = WORLD.interest();
    private static final String BUSY = "\"Taylor Swift\"";

    private final SetClock clock = new SetClock(NOW);
    private final ReplayingProvider reddit =
            RedditEndpoint.start(INTEREST, Seed.SAMPLE_WORLD, clock);
    private final RealClients clients = RealClients.of(BEANS, reddit);
    private final RedditApi api = new RedditApi(reddit.address(), reddit.address());
    private final RedditListings listings = clients.client(RedditListings.class);

    @AfterAll
    static void stopBeans() {
        BEANS.close();
    }

    @AfterEach
    void stop() {
        reddit.close();
    }

    @Test
    void givesATokenToItsApplicationOnly() {
        assertThat(token().lifetime()).isEqualTo(Duration.ofDays(1));
        assertThat(clients.absence(login("somebody else"))).isEqualTo(BLOCKED);
        assertThat(reddit.ledger().entries())
                .extracting(entry -> entry.status())
                .containsExactly(200, 200);
    }

    @Test
    void refusesATokenThatIsOverAndOneThatItNeverGave() {
        var token = token();
        clock.moveTo(NOW.plus(token.lifetime()));

        assertThat(clients.ask(listings.search(api, token, newest(BUSY), null)))
                .isInstanceOfSatisfying(
                        Absent.class, absent -> assertThat(RedditToken.isOver(absent)).isTrue());
        var made = new RedditToken("1773122400-made-up", Duration.ofDays(1));
        assertThat(clients.absence(listings.search(api, made, newest(BUSY), null)))
                .isEqualTo(BLOCKED);
        assertThat(clients.items(listings.search(api, token(), newest(BUSY), null)).posts())
                .isNotEmpty();
    }

    @Test
    void pagesThroughASearchWithEachPostOnce() {
        var pages = pages(new Search(BUSY, null, Sort.NEW, Period.WEEK));

        var posts = pages.stream().flatMap(page -> page.posts().stream()).toList();

        assertThat(pages).hasSizeGreaterThan(2).allMatch(page -> page.unread() == 0);
        assertThat(pages.subList(0, pages.size() - 1)).allMatch(page -> page.posts().size() == 100);
        assertThat(posts).extracting(Post::name).doesNotHaveDuplicates();
        assertThat(posts)
                .extracting(Post::postedAt)
                .isSortedAccordingTo((one, other) -> other.compareTo(one))
                .allMatch(at -> !at.isAfter(NOW) && at.isAfter(NOW.minus(Duration.ofDays(7))));
        assertThat(posts).allMatch(post -> post.title().contains("Taylor Swift"));
        assertThat(posts).anyMatch(Post::isOver18).anyMatch(post -> !post.isOver18());
        assertThat(posts).noneMatch(Post::isDeleted);
        assertThat(reddit.ledger().entries().stream().flatMap(entry -> entry.ids().stream()))
                .containsExactlyElementsOf(posts.stream().map(Post::name).toList());
    }

    @Test
    void hasAsManyPostsAsPeopleTurnToTheTopic() {
        var topic = INTEREST.meantBy("Theresa May").orElseThrow();
        var day = INTEREST.latestDay().minusDays(3);
        var posts = new Posts(INTEREST, Seed.SAMPLE_WORLD);
        var begin = day.atStartOfDay().toInstant(ZoneOffset.UTC);

        assertThat(posts.about(List.of(topic), begin, begin.plus(Duration.ofDays(1)).minusNanos(1)))
                .hasSize((int) Math.round(INTEREST.people(topic, day) / 200));
    }

    @Test
    void findsNothingForWhatNobodyWritesAbout() {
        assertThat(clients.absence(listings.search(api, token(), newest("\"zxqv\""), null)))
                .isEqualTo(EMPTY);
    }

    @Test
    void showsPinnedPostsAboveASubredditsLimit() {
        var page = clients.items(listings.of(api, token(), "television", Order.HOT, null));

        assertThat(page.posts()).hasSize(102);
        assertThat(page.posts()).filteredOn(Post::isStickied).hasSize(2);
        assertThat(page.posts().subList(0, 2)).allMatch(Post::isStickied);
        assertThat(
                        clients.items(
                                        listings.of(
                                                api,
                                                token(),
                                                "television",
                                                Order.HOT,
                                                page.after()))
                                .posts())
                .noneMatch(Post::isStickied);
        assertThat(clients.absence(listings.of(api, token(), "nosuchplace", Order.HOT, null)))
                .isEqualTo(UNSUPPORTED);
    }

    @Test
    void saysHowMuchOfItsWindowIsUsedWithAFraction() {
        var reply = clients.http().send(listings.search(api, token(), newest(BUSY), null).call());

        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Answered.class,
                        answered -> {
                            assertThat(answered.headers().first("x-ratelimit-remaining"))
                                    .hasValue("999.0");
                            assertThat(RateWindow.of(answered.headers()))
                                    .contains(new RateWindow(1, 999, Duration.ofMinutes(10)));
                        });
    }

    @Test
    void beginsItsNextWindowWithNothingUsed() {
        var question = listings.search(api, token(), newest(BUSY), null);
        clock.moveTo(NOW.plusSeconds(599));
        var before = clients.http().send(question.call());
        clock.moveTo(NOW.plusSeconds(601));
        var after = clients.http().send(question.call());

        assertThat(window(before)).isEqualTo(new RateWindow(1, 999, Duration.ofSeconds(1)));
        assertThat(window(after)).isEqualTo(new RateWindow(1, 999, Duration.ofSeconds(599)));
    }

    private static RateWindow window(Reply reply) {
        return RateWindow.of(((Reply.Answered) reply).headers()).orElseThrow();
    }

    @Test
    void refusesMoreThanAHundredRequestsAMinuteWithAPage() {
        var question = listings.search(api, token(), newest("\"zxqv\""), null);
        for (int request = 1; request <= 100; request++) {
            clients.absence(question);
        }

        assertThat(clients.http().send(question.call()))
                .isInstanceOfSatisfying(
                        Reply.Answered.class,
                        answered -> {
                            assertThat(answered.status()).isEqualTo(429);
                            assertThat(answered.headers().first("retry-after")).hasValue("60");
                            assertThat(answered.headers().first("content-type").orElseThrow())
                                    .startsWith("text/html");
                        });
        assertThat(clients.absence(question)).isEqualTo(BLOCKED);
        clock.moveTo(NOW.plusSeconds(60));
        assertThat(clients.absence(question)).isEqualTo(EMPTY);
    }

    @Test
    void tellsWhichOfThePostsThatItShowedWereDeletedSince() {
        var shown =
                pages(new Search(BUSY, null, Sort.NEW, Period.DAY)).stream()
                        .flatMap(page -> page.posts().stream())
                        .map(Post::name)
                        .toList();
        clock.moveTo(NOW.plus(Duration.ofDays(3)));
        var asked = new ArrayList<>(shown.subList(0, 99));
        asked.add("t3_zzzzzzz");

        var known = clients.items(clients.client(RedditInfo.class).posts(api, token(), asked));

        assertThat(known.posts()).hasSize(99);
        assertThat(known.missing()).containsExactly("t3_zzzzzzz");
        assertThat(known.deleted()).isNotEmpty().isSubsetOf(shown);
        assertThat(known.deleted().size()).isLessThan(20);
        assertThat(
                        pages(new Search(BUSY, null, Sort.NEW, Period.WEEK)).stream()
                                .flatMap(page -> page.posts().stream())
                                .map(Post::name))
                .doesNotContainAnyElementsOf(known.deleted());
    }

    @Test
    void hasTheFieldsAndTypesOfTheRecordings() {
        var token = token();
        var page =
                clients.body(
                        listings.search(
                                        api,
                                        token,
                                        new Search(BUSY, null, Sort.NEW, Period.WEEK),
                                        null)
                                .call());

        assertThat(JsonShape.recorded("reddit-listing-shape.txt"))
                .containsAll(JsonShape.pairs(page));
        assertThat(page).containsPattern("\"created_utc\":17[0-9]{8}[.]0,");
    }

    @Test
    void failsAsPlanned() {
        var token = token();
        reddit.faults().next(1, new Fault.Refusal(Refusals.unavailable()));
        reddit.faults().next(1, new Fault.EmptyList());
        reddit.faults().next(1, new Fault.CutBody());

        assertThat(clients.absence(listings.search(api, token, newest(BUSY), null)))
                .isEqualTo(FAILED);
        assertThat(clients.absence(listings.search(api, token, newest(BUSY), null)))
                .isEqualTo(EMPTY);
        assertThat(clients.absence(listings.search(api, token, newest(BUSY), null)))
                .isEqualTo(FAILED);
    }

    private RedditToken token() {
        return clients.items(login(RedditEndpoint.CLIENT_SECRET));
    }

    private Question<RedditToken> login(String secret) {
        return clients.client(RedditLogin.class).token(api, RedditEndpoint.CLIENT_ID, secret);
    }

    private static Search newest(String text) {
        return new Search(text, null, Sort.NEW, Period.DAY);
    }

    private List<RedditPage> pages(Search search) {
        var token = token();
        var before = reddit.ledger().entries().size();
        var pages = new ArrayList<RedditPage>();
        @Nullable String after = null;
        do {
            var page = clients.items(listings.search(api, token, search, after));
            pages.add(page);
            after = page.after();
        } while (after != null);
        assertThat(reddit.ledger().entries()).hasSize(before + pages.size());
        return pages;
    }
}
