package uptick.model.plan;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import uptick.model.collections.ControlSampleWriter;
import uptick.model.collections.DiscoveredTopicsWriter;
import uptick.model.collections.SkippedTopics;
import uptick.model.collections.TopicFindings;
import uptick.model.collections.TopicsEditor;
import uptick.model.collections.TopicsList;
import uptick.model.collections.TopicsToAsk;
import uptick.model.plan.PlansTest.Case;

/// What people look for among many topics, see [PlansTest]: each has a title of its own and an alias of its own.
final class GrownTopics {

    private static final String NOBODY = "'00000000-0000-0000-0000-000000000000'";

    private static final String NO_IDS = "'{00000000-0000-7000-8000-000000000001}'";
    private static final String RUN_WITHOUT_UNITS = "'00000000-0000-7000-8002-000000000001'";
    /* Half of them titles, half aliases. */
    private static final String THOUSAND_NAMES =
            IntStream.rangeClosed(1, 500)
                    .mapToObj(n -> "'topic " + 3 * n + "', 'alias " + (3 * n + 10_001) + "'")
                    .collect(Collectors.joining(", ", "ARRAY[", "]"));

    private GrownTopics() {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        TopicsList.class,
                        "findAfter",
                        Map.of(
                                "after",
                                "'topic 77'",
                                "tracked",
                                "true",
                                "untracked",
                                "true",
                                "limit",
                                "21"),
                        21,
                        60,
                        0),
                new Case(
                        TopicsList.class,
                        "findDiscoveredAfter",
                        Map.of(
                                "after",
                                "'topic 77'",
                                "tracked",
                                "true",
                                "untracked",
                                "true",
                                "limit",
                                "21"),
                        21,
                        60,
                        0),
                new Case(
                        DiscoveredTopicsWriter.class,
                        "findNamed",
                        Map.of("keys", THOUSAND_NAMES),
                        1_000,
                        // A way down each of the two indexes for each name, and the topics' pages.
                        8_000,
                        1_000),
                new Case(
                        TopicFindings.class,
                        "findOfRun",
                        Map.of("collectionId", "'{run}'"),
                        100,
                        120,
                        100),
                new Case(
                        TopicsList.class,
                        "search",
                        Map.of(
                                "words",
                                "'''1777'':*'",
                                "after",
                                "''",
                                "tracked",
                                "true",
                                "untracked",
                                "true",
                                "discovered",
                                "false",
                                "limit",
                                "21"),
                        11,
                        60,
                        // Those that are found are put in order.
                        11),
                new Case(
                        TopicsToAsk.class,
                        "findOfSource",
                        Map.of("source", "'youtube'", "answers", "10", "limit", "50"),
                        50,
                        // A way down the index of answers for each topic.
                        50 * 5L + 70,
                        50),
                new Case(
                        TopicsToAsk.class,
                        "findByIds",
                        Map.of("source", "'youtube'", "answers", "10", "ids", NO_IDS),
                        0,
                        10,
                        0),
                new Case(
                        SkippedTopics.class,
                        "findAfter",
                        Map.of(
                                "collectionId",
                                RUN_WITHOUT_UNITS,
                                "source",
                                "'reddit'",
                                "topicId",
                                NOBODY,
                                "limit",
                                "101"),
                        101,
                        // Each with its row and its topic's, in order.
                        101 * 5L,
                        101),
                new Case(
                        SkippedTopics.class,
                        "findOfSourceAfter",
                        Map.of(
                                "collectionId",
                                RUN_WITHOUT_UNITS,
                                "source",
                                "'wikipedia'",
                                "topicId",
                                NOBODY,
                                "limit",
                                "101"),
                        101,
                        101 * 5L,
                        101),
                new Case(
                        ControlSampleWriter.class,
                        "draw",
                        Map.of("seed", "'seed'", "places", "10", "now", "'2026-11-21T07:00:00Z'"),
                        0,
                        // Found, written, and put into the topics' indexes.
                        600,
                        0),
                new Case(TopicsList.class, "findById", Map.of("id", NOBODY), 0, 5, 0),
                new Case(
                        TopicsEditor.class,
                        "findSameName",
                        Map.of(
                                "self",
                                NOBODY,
                                "key",
                                "'alias 777'",
                                "keys",
                                "ARRAY['alias 777', 'a', 'b']"),
                        1,
                        // A way down the index for each name.
                        40,
                        1));
    }
}
