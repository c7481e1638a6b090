package uptick.local.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import uptick.local.sample.calendar.SampleCalendar;
import uptick.local.sample.googletrends.GoogleTrendsEndpoint;
import uptick.local.sample.hackernews.HackerNewsEndpoint;
import uptick.local.sample.interest.Interest;
import uptick.local.sample.provider.Fault;
import uptick.local.sample.provider.FaultPlan;
import uptick.local.sample.reddit.RedditEndpoint;
import uptick.local.sample.reddit.Refusals;
import uptick.local.sample.seed.Seed;
import uptick.local.sample.similarweb.SimilarwebEndpoint;
import uptick.local.sample.snapshot.TrendingSnapshots;
import uptick.local.sample.topic.SampleTopic;
import uptick.local.sample.topic.SampleTopics;
import uptick.local.sample.video.SampleVideos;
import uptick.local.sample.wikipedia.WikipediaEndpoint;
import uptick.local.sample.youtube.ErrorBody;
import uptick.local.sample.youtube.QuotaMeter;
import uptick.local.sample.youtube.ReplayingYoutube;

/// The world that `mvn -Prun` replays: forty mornings, their videos and the topics that these were
/// about.
///
/// On five of the mornings a provider does not give everything, so that what was not collected, and
/// why, is there to be seen: [#BROKEN_PAGE_DAY], [#SPENT_QUOTA_DAY], [#NO_REDDIT_DAY],
/// [#EMPTY_WIKIPEDIA_DAY] and [#REFUSED_TRENDS_DAY].
public record SampleWorld(
        TrendingSnapshots snapshots,
        SampleCalendar calendar,
        SampleVideos videos,
        List<SampleTopic> topics) {

    /// The recorded day on whose morning the chart's second page and those after it answer 503, for
    /// three hours.
    public static final LocalDate BROKEN_PAGE_DAY = LocalDate.of(2017, 10, 18);

    /// The recorded day on whose morning another program has used up the quota: every call answers
    /// 403 quotaExceeded until midnight Pacific time.
    public static final LocalDate SPENT_QUOTA_DAY = LocalDate.of(2017, 10, 9);

    /// The recorded day on whose morning Reddit answers 503 to everything, logins included, for three
    /// hours.
    public static final LocalDate NO_REDDIT_DAY = LocalDate.of(2017, 10, 4);

    /// The recorded day on whose morning Wikipedia answers with lists in which nothing stands, for
    /// three hours.
    public static final LocalDate EMPTY_WIKIPEDIA_DAY = LocalDate.of(2017, 10, 12);

    /// The recorded day on whose morning Google Trends answers 429 to everything, for three hours.
    public static final LocalDate REFUSED_TRENDS_DAY = LocalDate.of(2017, 9, 29);

    private static final Duration BROKEN_FOR = Duration.ofHours(3);

    public SampleWorld {
        topics = List.copyOf(topics);
    }

    /// The world whose last morning is the latest 06:00 UTC that is not after an instant.
    public static SampleWorld endingAt(Instant now) {
        var snapshots = TrendingSnapshots.load();
        var days = snapshots.days();
        var calendar = SampleCalendar.endingAt(now, days.getFirst().day(), days.size());
        return new SampleWorld(
                snapshots, calendar, new SampleVideos(calendar, days), SampleTopics.load());
    }

    /// Starts this world's YouTube, with the two bad mornings.
    ///
    /// @param clock says which morning it is
    public ReplayingYoutube startYoutube(Clock clock) {
        var youtube = ReplayingYoutube.start(videos, clock, QuotaMeter.DEFAULT_LIMIT);
        stage(
                youtube.faults(),
                BROKEN_PAGE_DAY,
                2,
                new Fault.Refusal(ErrorBody.BACKEND_ERROR.reply()));
        youtube.quota().spendRestElsewhere(calendar.morningOf(SPENT_QUOTA_DAY));
        return youtube;
    }

    /// Starts this world's six providers, with the bad mornings.
    ///
    /// @param clock says which morning it is
    public SampleProviders startProviders(Clock clock) {
        var seed = Seed.SAMPLE_WORLD;
        var interest = interest();
        var providers =
                new SampleProviders(
                        startYoutube(clock),
                        RedditEndpoint.start(interest, seed, clock),
                        GoogleTrendsEndpoint.start(interest, seed, clock),
                        SimilarwebEndpoint.start(interest, seed, clock),
                        WikipediaEndpoint.start(interest, seed, clock),
                        HackerNewsEndpoint.start(interest, seed, clock));
        stage(
                providers.reddit().faults(),
                NO_REDDIT_DAY,
                1,
                new Fault.Refusal(Refusals.unavailable()));
        stage(providers.wikipedia().faults(), EMPTY_WIKIPEDIA_DAY, 1, new Fault.EmptyList());
        stage(
                providers.googleTrends().faults(),
                REFUSED_TRENDS_DAY,
                1,
                new Fault.Refusal(GoogleTrendsEndpoint.tooManyRequests()));
        return providers;
    }

    /// How much people turn to the topics.
    public Interest interest() {
        return new Interest(topics, videos, calendar, Seed.SAMPLE_WORLD);
    }

    private void stage(FaultPlan faults, LocalDate recordedDay, int earliestPage, Fault fault) {
        var morning = calendar.morningOf(recordedDay);
        faults.during(morning, morning.plus(BROKEN_FOR), earliestPage, fault);
    }
}
