package uptick.model.plan;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import uptick.model.accounts.AccountsList;
import uptick.model.accounts.ApiKeyHolders;
import uptick.model.accounts.UserSettings;
import uptick.model.accounts.credential.ApiKeys;
import uptick.model.accounts.credential.Invites;
import uptick.model.accounts.credential.PasswordResets;
import uptick.model.accounts.credential.RefreshTokens;
import uptick.model.alerts.Alerts;
import uptick.model.collections.CollectionSources;
import uptick.model.collections.CollectionSourcesWriter;
import uptick.model.collections.StagedRows;
import uptick.model.market.CorporateActions;
import uptick.model.market.Features;
import uptick.model.market.Instruments;
import uptick.model.market.News;
import uptick.model.market.QuarantinedBars;
import uptick.model.market.Quotes;
import uptick.model.market.Sentiment;
import uptick.model.plan.PlansTest.Case;
import uptick.model.portfolio.Positions;
import uptick.model.portfolio.Trades;
import uptick.model.portfolio.Watchlist;
import uptick.model.quota.QuotaReservations;
import uptick.model.recommendations.Predictions;
import uptick.model.recommendations.Recommendations;
import uptick.model.reports.ReportDeliveries;
import uptick.model.reports.Reports;
import uptick.model.research.AnalysisResults;
import uptick.model.research.ResearchQueue;
import uptick.model.research.ResearchWriter;
import uptick.model.research.Signals;
import uptick.model.trends.MetricBaselines;
import uptick.model.trends.TrendFeedbacks;
import uptick.model.trends.TrendOutcomes;
import uptick.model.trends.TrendOutcomesWriter;

/// The queries of pages and jobs on the tables that grow beside trends and observations, see [PlansTest].
///
/// Instrument 1 and user 1 have a quarter of all rows but prices; whatever is asked for, is asked for theirs.
final class GrownTables {

    private static final String INSTRUMENT = "'00000000-0000-7000-8001-000000000001'";
    private static final String USER = "'00000000-0000-7000-8000-000000000001'";
    private static final String FIRST_ID = "'00000000-0000-0000-0000-000000000000'";
    private static final String LAST_ID = "'ffffffff-ffff-ffff-ffff-ffffffffffff'";
    private static final String NOW = "'2026-11-21T07:00:00Z'";
    private static final String MIDDLE = "'2026-11-19T00:00:00Z'";

    private GrownTables() {}

    static Stream<Case> cases() {
        return Stream.of(collections(), market(), advice(), research(), portfolio(), accounts())
                .flatMap(cases -> cases);
    }

    private static Stream<Case> collections() {
        return Stream.of(
                new Case(
                        CollectionSources.class,
                        "findByCollection",
                        Map.of("collectionId", "'{run}'", "limit", "100"),
                        10,
                        20,
                        10),
                new Case(
                        CollectionSources.class,
                        "findWaiting",
                        Map.of("now", NOW, "limit", "1000"),
                        40,
                        // Every slice that waits is counted.
                        600,
                        400),
                new Case(
                        CollectionSources.class,
                        "findProgress",
                        Map.of("collectionId", "'{run}'"),
                        1,
                        25,
                        // Sorted once for each of the two columns, and by source.
                        30),
                new Case(
                        CollectionSources.class,
                        "findSourcesThatWait",
                        Map.of("now", NOW),
                        1,
                        // Three ways down an index for each source.
                        40,
                        // The sources, once more than there are.
                        2),
                new Case(
                        CollectionSources.class,
                        "findSilent",
                        Map.of("collectionId", "'{run}'", "runs", "3"),
                        1,
                        // The slices of a hundred runs.
                        2500,
                        1100),
                new Case(
                        CollectionSourcesWriter.class,
                        "claim",
                        Map.of(
                                "owner",
                                "'worker'",
                                "source",
                                "'youtube'",
                                "now",
                                NOW,
                                "leaseExpiresAt",
                                NOW,
                                "limit",
                                "10"),
                        10,
                        // Read, locked, written, and put into six indexes.
                        400,
                        0),
                new Case(
                        StagedRows.class,
                        "take",
                        Map.of("kind", "'bar'", "now", NOW, "limit", "10"),
                        10,
                        300,
                        0),
                new Case(
                        QuotaReservations.class,
                        "expire",
                        Map.of("now", NOW, "limit", "5"),
                        5,
                        400,
                        20),
                new Case(QuotaReservations.class, "findById", Map.of("id", FIRST_ID), 0, 5, 0),
                new Case(
                        TrendOutcomesWriter.class,
                        "lockDue",
                        Map.of("now", NOW, "limit", "10"),
                        10,
                        60,
                        0),
                new Case(
                        TrendOutcomes.class,
                        "findDecided",
                        Map.of(
                                "horizonDays",
                                "1",
                                "since",
                                "'2026-11-01T00:00:00Z'",
                                "limit",
                                "50"),
                        // Of the newest fifty those that have a momentum.
                        33,
                        // By the index, and each one's trend.
                        500,
                        50),
                new Case(
                        TrendFeedbacks.class,
                        "find",
                        Map.of("userId", USER, "trendId", "'{row}'"),
                        0,
                        8,
                        0),
                new Case(
                        MetricBaselines.class,
                        "findNewest",
                        Map.of(
                                "platform",
                                "'reddit'",
                                "metric",
                                "'score'",
                                "windowEndSince",
                                "'2026-11-20'",
                                "windowEnd",
                                "'2026-11-21'",
                                "asOf",
                                NOW),
                        50,
                        // Two windows of 50 groups, each row on a page of its own at worst.
                        150,
                        100));
    }

    private static Stream<Case> market() {
        return Stream.of(
                new Case(Instruments.class, "findById", Map.of("id", INSTRUMENT), 1, 5, 0),
                new Case(
                        Instruments.class,
                        "findByListing",
                        Map.of("symbol", "'S0003'", "exchange", "'NYSE'"),
                        1,
                        6,
                        0),
                new Case(
                        Instruments.class,
                        "findAfter",
                        Map.of("symbol", "'S2500'", "exchange", "'LSE'", "limit", "50"),
                        50,
                        120,
                        // By symbol from an index, and within a symbol by exchange.
                        60),
                new Case(
                        Instruments.class,
                        "findOnExchangeAfter",
                        Map.of("exchange", "'LSE'", "symbol", "'S2500'", "limit", "50"),
                        50,
                        120,
                        0),
                new Case(
                        Instruments.class,
                        "findInSectorAfter",
                        Map.of(
                                "sector",
                                "'Sector 3'",
                                "symbol",
                                "'S2500'",
                                "exchange",
                                "'LSE'",
                                "limit",
                                "50"),
                        50,
                        120,
                        60),
                new Case(
                        Instruments.class,
                        "search",
                        Map.of("text", "'company 25'", "limit", "20"),
                        20,
                        // 111 names have a word that begins so.
                        300,
                        120),
                new Case(
                        Instruments.class,
                        "findActiveAfter",
                        Map.of("id", INSTRUMENT, "limit", "500"),
                        500,
                        200,
                        0),
                new Case(
                        Quotes.class,
                        "findBefore",
                        before("instrumentId", INSTRUMENT, "asOf", NOW, "limit", "20"),
                        20,
                        60,
                        0),
                new Case(
                        Features.class,
                        "findBefore",
                        before("instrumentId", INSTRUMENT, "asOf", NOW, "limit", "20"),
                        20,
                        60,
                        0),
                new Case(
                        Features.class,
                        "findNewest",
                        Map.of(
                                "instrumentIds",
                                "ARRAY['00000000-0000-7000-8001-000000000001', '00000000-0000-7000-8001-000000000002']::uuid[]",
                                "asOf",
                                NOW),
                        2,
                        12,
                        2),
                new Case(
                        CorporateActions.class,
                        "findKnown",
                        Map.of("instrumentId", INSTRUMENT, "asOf", NOW),
                        4,
                        12,
                        8),
                new Case(
                        QuarantinedBars.class,
                        "findBefore",
                        Map.of(
                                "status",
                                "'pending'",
                                "recordedAt",
                                NOW,
                                "id",
                                FIRST_ID,
                                "limit",
                                "20"),
                        20,
                        50,
                        0),
                new Case(
                        News.class,
                        "findNewest",
                        Map.of("instrumentId", INSTRUMENT, "limit", "20"),
                        20,
                        110,
                        0),
                new Case(
                        News.class,
                        "findAfter",
                        Map.of(
                                "instrumentId",
                                INSTRUMENT,
                                "publishedAt",
                                MIDDLE,
                                "id",
                                FIRST_ID,
                                "limit",
                                "20"),
                        20,
                        200,
                        // The outer order of two branches of at most a page each.
                        40),
                new Case(
                        News.class,
                        "findUndatedAfter",
                        Map.of("instrumentId", INSTRUMENT, "id", FIRST_ID, "limit", "20"),
                        20,
                        110,
                        0),
                new Case(
                        Sentiment.class,
                        "findBefore",
                        before("instrumentId", INSTRUMENT, "asOf", NOW, "limit", "20"),
                        20,
                        60,
                        25));
    }

    private static Stream<Case> advice() {
        return Stream.of(
                new Case(Recommendations.class, "findById", Map.of("id", FIRST_ID), 0, 5, 0),
                new Case(
                        Recommendations.class,
                        "findActiveBefore",
                        Map.of(
                                "profile",
                                "'moderate'",
                                "generatedAt",
                                NOW,
                                "id",
                                FIRST_ID,
                                "limit",
                                "50"),
                        50,
                        60,
                        0),
                new Case(
                        Recommendations.class,
                        "findNewest",
                        Map.of(
                                "instrumentId",
                                INSTRUMENT,
                                "profile",
                                "'moderate'",
                                "asOf",
                                NOW,
                                "limit",
                                "5"),
                        5,
                        20,
                        10),
                new Case(
                        Recommendations.class,
                        "findUnevaluated",
                        Map.of(
                                "fromInclusive",
                                "'2026-11-19T00:00:00Z'",
                                "toExclusive",
                                NOW,
                                "limit",
                                "100"),
                        100,
                        // One morning that is evaluated, looked up row by row or read as a whole,
                        // and one that is not.
                        9000,
                        4500),
                new Case(
                        Predictions.class,
                        "findBefore",
                        before("instrumentId", INSTRUMENT, "limit", "20"),
                        20,
                        60,
                        25));
    }

    private static Stream<Case> research() {
        return Stream.of(
                new Case(
                        Signals.class,
                        "findBefore",
                        Map.of("detectedAt", MIDDLE, "id", FIRST_ID, "limit", "50"),
                        50,
                        20,
                        0),
                new Case(
                        Signals.class,
                        "findOfInstrument",
                        span("instrumentId", INSTRUMENT, "limit", "50"),
                        50,
                        120,
                        55),
                new Case(
                        AnalysisResults.class,
                        "findBefore",
                        Map.of("analysedAt", MIDDLE, "id", FIRST_ID, "limit", "50"),
                        50,
                        20,
                        0),
                new Case(
                        AnalysisResults.class,
                        "findOfInstrument",
                        span("instrumentId", INSTRUMENT, "limit", "50"),
                        50,
                        120,
                        55),
                new Case(
                        ResearchQueue.class,
                        "findAfter",
                        Map.of("status", "'pending'", "score", "50", "id", FIRST_ID, "limit", "50"),
                        50,
                        60,
                        0),
                new Case(ResearchWriter.class, "claim", Map.of("limit", "10"), 10, 300, 0));
    }

    private static Stream<Case> portfolio() {
        return Stream.of(
                new Case(
                        Positions.class,
                        "findOpenBefore",
                        Map.of("userId", USER, "id", LAST_ID, "limit", "50"),
                        50,
                        150,
                        0),
                new Case(Positions.class, "find", Map.of("userId", USER, "id", FIRST_ID), 0, 5, 0),
                new Case(
                        Positions.class,
                        "findGuardedAfter",
                        Map.of("instrumentId", INSTRUMENT, "id", FIRST_ID, "limit", "50"),
                        50,
                        100,
                        0),
                new Case(
                        Trades.class,
                        "findBefore",
                        Map.of("userId", USER, "executedAt", MIDDLE, "id", FIRST_ID, "limit", "50"),
                        50,
                        100,
                        0),
                new Case(
                        Watchlist.class,
                        "findByUserId",
                        Map.of("userId", USER, "limit", "50"),
                        50,
                        200,
                        55),
                new Case(
                        Watchlist.class,
                        "findTriggersAfter",
                        Map.of(
                                "instrumentId",
                                INSTRUMENT,
                                "id",
                                FIRST_ID,
                                "day",
                                "'2026-11-21'",
                                "limit",
                                "50"),
                        50,
                        100,
                        0),
                new Case(
                        Alerts.class,
                        "findBefore",
                        Map.of("userId", USER, "raisedAt", MIDDLE, "id", FIRST_ID, "limit", "50"),
                        0,
                        60,
                        0),
                new Case(Alerts.class, "findOpenOfOperators", Map.of("limit", "5"), 5, 60, 300),
                new Case(
                        Reports.class,
                        "findBefore",
                        Map.of("kind", "'morning'", "before", "'2026-11-22'", "limit", "7"),
                        7,
                        20,
                        0),
                new Case(
                        Reports.class,
                        "findByDate",
                        Map.of("reportDate", "'2026-11-20'", "kind", "'morning'"),
                        1,
                        5,
                        0),
                new Case(
                        ReportDeliveries.class,
                        "find",
                        Map.of("reportId", FIRST_ID, "userId", USER, "channel", "'email'"),
                        0,
                        8,
                        0),
                new Case(
                        ReportDeliveries.class,
                        "claim",
                        Map.of("channel", "'email'", "now", NOW, "limit", "10"),
                        10,
                        300,
                        0));
    }

    private static Stream<Case> accounts() {
        var hash = "sha256('777')";
        return Stream.of(
                new Case(UserSettings.class, "findByUserId", Map.of("userId", USER), 1, 6, 0),
                new Case(
                        RefreshTokens.class, "findByTokenHash", Map.of("tokenHash", hash), 1, 6, 0),
                new Case(
                        PasswordResets.class,
                        "findUsable",
                        Map.of("tokenHash", hash, "now", "'2020-01-01T00:00:00Z'"),
                        1,
                        6,
                        0),
                // A function: what it reads and writes inside is counted, but not shown.
                new Case(ApiKeyHolders.class, "use", Map.of("keyHash", hash, "now", NOW), 1, 80, 0),
                new Case(
                        ApiKeys.class,
                        "findByUserId",
                        Map.of("userId", USER, "limit", "20"),
                        20,
                        50,
                        0),
                new Case(
                        ApiKeys.class,
                        "findOpen",
                        Map.of("userId", USER, "now", NOW, "limit", "20"),
                        20,
                        50,
                        0),
                new Case(
                        AccountsList.class,
                        "findBefore",
                        Map.of("id", LAST_ID, "limit", "20"),
                        20,
                        30,
                        0),
                new Case(
                        AccountsList.class,
                        "findOpenBefore",
                        Map.of("id", LAST_ID, "limit", "20"),
                        20,
                        30,
                        0),
                new Case(
                        AccountsList.class,
                        "search",
                        Map.of(
                                "beginning",
                                "'User-1'",
                                "after",
                                "'user-2@'",
                                "includeClosed",
                                "true",
                                "limit",
                                "20"),
                        0,
                        20,
                        0),
                new Case(
                        AccountsList.class,
                        "search",
                        Map.of(
                                "beginning",
                                "'User-'",
                                "after",
                                "'user-2@'",
                                "includeClosed",
                                "true",
                                "limit",
                                "20"),
                        20,
                        60,
                        // The order of two branches of at most a page each.
                        40),
                new Case(
                        Invites.class,
                        "findBefore",
                        Map.of("id", LAST_ID, "limit", "20"),
                        20,
                        30,
                        0),
                new Case(Invites.class, "findNewest", Map.of("limit", "20"), 20, 30, 0),
                new Case(Invites.class, "findByTokenHash", Map.of("tokenHash", hash), 1, 6, 0));
    }

    private static Map<String, String> before(String... values) {
        return with(Map.of("before", NOW), values);
    }

    private static Map<String, String> span(String... values) {
        return with(Map.of("fromInclusive", "'2026-01-01T00:00:00Z'", "toExclusive", NOW), values);
    }

    private static Map<String, String> with(Map<String, String> common, String... values) {
        var all = new TreeMap<>(common);
        for (var i = 0; i < values.length; i += 2) {
            all.put(values[i], values[i + 1]);
        }
        return all;
    }
}
