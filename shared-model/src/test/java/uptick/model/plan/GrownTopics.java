package uptick.model.plan;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import uptick.model.collections.DiscoveredTopicsWriter;
import uptick.model.collections.TopicFindings;
import uptick.model.collections.TopicsEditor;
import uptick.model.collections.TopicsList;
import uptick.model.plan.PlansTest.Case;

/// What people look for among many topics, see [PlansTest]: each has a title of its own and an alias of its own.
final class GrownTopics {

    private static final String NOBODY = "'00000000-0000-0000-0000-000000000000'";

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
