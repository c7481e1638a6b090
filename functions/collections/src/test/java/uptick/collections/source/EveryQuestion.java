package uptick.collections.source;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import io.micronaut.context.BeanContext;

import uptick.collections.source.googletrends.InterestRequest;
import uptick.collections.source.googletrends.TrendingRss;
import uptick.collections.source.googletrends.UnofficialTrends;
import uptick.collections.source.hackernews.HackerNewsSearch;
import uptick.collections.source.hackernews.HackerNewsTop;
import uptick.collections.source.reddit.RedditApi;
import uptick.collections.source.reddit.RedditInfo;
import uptick.collections.source.reddit.RedditListings;
import uptick.collections.source.reddit.RedditListings.Order;
import uptick.collections.source.reddit.RedditListings.Period;
import uptick.collections.source.reddit.RedditListings.Search;
import uptick.collections.source.reddit.RedditListings.Sort;
import uptick.collections.source.reddit.RedditLogin;
import uptick.collections.source.reddit.RedditToken;
import uptick.collections.source.similarweb.Domain;
import uptick.collections.source.similarweb.SimilarwebApi;
import uptick.collections.source.similarweb.SimilarwebTraffic;
import uptick.collections.source.wikipedia.WikipediaTop;
import uptick.collections.source.wikipedia.WikipediaViews;
import uptick.collections.source.youtube.YoutubeApi;
import uptick.collections.source.youtube.YoutubeChart;
import uptick.collections.source.youtube.YoutubeLookup;
import uptick.collections.source.youtube.YoutubeSearch;

/// Every question that the sources ask, with a small body that answers it.
///
/// @param source folder of its recorded bodies
/// @param good one that is an answer to it, none where the answer is in the headers
record EveryQuestion(String name, String source, Question<?> question, String good) {

    static final String SECRET = "c4n4ry";

    static List<EveryQuestion> of(BeanContext beans) {
        var youtube = new YoutubeApi(URI.create("https://www.googleapis.com/youtube/v3"), SECRET);
        var reddit =
                new RedditApi(
                        URI.create("https://oauth.reddit.com"),
                        URI.create("https://www.reddit.com"));
        var token = new RedditToken(SECRET, Duration.ofHours(1));
        var similarweb = new SimilarwebApi(URI.create("https://api.similarweb.com/v5"), SECRET);
        var views = URI.create("https://wikimedia.org/api/rest_v1/metrics/pageviews");
        var firebase = URI.create("https://hacker-news.firebaseio.com/v0");
        var day = LocalDate.parse("2017-09-12");
        var unofficial = beans.getBean(UnofficialTrends.Gate.class).ifAllowed().orElseThrow();
        var interest =
                new InterestRequest(
                        "pizza",
                        List.of("bagel"),
                        null,
                        LocalDate.parse("2021-01-01"),
                        LocalDate.parse("2021-01-05"));
        var cookie = new UnofficialTrends.Cookie(SECRET);
        return List.of(
                new EveryQuestion(
                        "chart",
                        "youtube",
                        beans.getBean(YoutubeChart.class).page(youtube, "GB", null),
                        "youtube/video_response_2.json"),
                new EveryQuestion(
                        "lookup",
                        "youtube",
                        beans.getBean(YoutubeLookup.class)
                                .videos(youtube, List.of("V4DDt30Aat4", "gone")),
                        "youtube/video_response_2.json"),
                new EveryQuestion(
                        "search",
                        "youtube",
                        beans.getBean(YoutubeSearch.class)
                                .page(youtube, "surfing", Instant.EPOCH, null, null),
                        "youtube/search_by_location.json"),
                new EveryQuestion(
                        "login",
                        "reddit",
                        beans.getBean(RedditLogin.class).token(reddit, "id", SECRET),
                        "reddit/token_2016.json"),
                new EveryQuestion(
                        "search",
                        "reddit",
                        beans.getBean(RedditListings.class)
                                .search(
                                        reddit,
                                        token,
                                        new Search("praw", null, Sort.TOP, Period.WEEK),
                                        null),
                        "reddit/new_2016.json"),
                new EveryQuestion(
                        "hot",
                        "reddit",
                        beans.getBean(RedditListings.class)
                                .of(reddit, token, "AskReddit", Order.HOT, null),
                        "reddit/new_2016.json"),
                new EveryQuestion(
                        "info",
                        "reddit",
                        beans.getBean(RedditInfo.class)
                                .posts(reddit, token, List.of("t3_5jo144", "t3_gone")),
                        "reddit/new_2016.json"),
                new EveryQuestion(
                        "feed",
                        "googletrends",
                        beans.getBean(TrendingRss.class).in("GB"),
                        "googletrends/trending_GB.xml"),
                new EveryQuestion(
                        "explore",
                        "googletrends",
                        unofficial.explore(interest, cookie),
                        "googletrends/explore_ok.txt"),
                new EveryQuestion(
                        "interest",
                        "googletrends",
                        unofficial.interest(
                                interest, new UnofficialTrends.Widget("{}", SECRET), cookie),
                        "googletrends/multiline_ok.txt"),
                new EveryQuestion(
                        "traffic",
                        "similarweb",
                        beans.getBean(SimilarwebTraffic.class)
                                .monthly(
                                        similarweb,
                                        Domain.of("https://www.Nike.com/x"),
                                        YearMonth.parse("2024-10"),
                                        YearMonth.parse("2024-12"),
                                        "ww"),
                        "similarweb/v5_traffic.json"),
                new EveryQuestion(
                        "views",
                        "wikipedia",
                        beans.getBean(WikipediaViews.class)
                                .daily(views, "en.wikipedia", "IPhone X", day, day.plusDays(5)),
                        "wikipedia/per_article.json"),
                new EveryQuestion(
                        "top",
                        "wikipedia",
                        beans.getBean(WikipediaTop.class).of(views, "en.wikipedia", day),
                        "wikipedia/top.json"),
                new EveryQuestion(
                        "newest",
                        "hackernews",
                        beans.getBean(HackerNewsSearch.class)
                                .page(
                                        URI.create("https://hn.algolia.com/api/v1"),
                                        "",
                                        Instant.EPOCH,
                                        50,
                                        0),
                        "hackernews/search_by_date.json"),
                new EveryQuestion(
                        "top ids",
                        "hackernews",
                        beans.getBean(HackerNewsTop.class).ids(firebase),
                        "hackernews/topstories.json"),
                new EveryQuestion(
                        "story",
                        "hackernews",
                        beans.getBean(HackerNewsTop.class).story(firebase, 15_229_412),
                        "hackernews/item.json"));
    }

    @Override
    public String toString() {
        return source + " " + name;
    }
}
