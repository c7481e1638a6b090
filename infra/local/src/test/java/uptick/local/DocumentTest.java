package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.security.rules.SecurityRule;
import org.junit.jupiter.api.Test;

import uptick.edge.problem.ProblemType;
import uptick.local.document.ApiDocument;
import uptick.local.document.Conformance;
import uptick.local.document.Operation;

/// Holds the API's document against what is there: routes, rules, problems, and itself.
@WithHouse
class DocumentTest {

    /* Served as files, so no route. */
    private static final Set<String> FILES = Set.of("GET /openapi.yml");

    private static final Set<String> TAKE_BODIES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final ApiDocument document = ApiDocument.read();
    private final TestHouse house;

    DocumentTest(TestHouse house) {
        this.house = house;
    }

    @Test
    void isServedAsItLiesThere() {
        assertThat(house.get("/openapi.yml", null).body()).isEqualTo(document.text());
        assertThat(document.root().get("openapi").asText()).startsWith("3.1.");
    }

    @Test
    void everyRouteIsAnOperationUnderTheSameRuleAndTheReverse() {
        var routes = new TreeMap<String, Routes.Rule>(Routes.of(house));
        FILES.forEach(
                file ->
                        routes.put(
                                file, new Routes.Rule(Set.of(SecurityRule.IS_ANONYMOUS), false)));

        assertThat(operations()).isEqualTo(routes);
    }

    @Test
    void takesTokensWhereARoleIsAskedForAndKeysUnlessItIsForPeopleOnly() {
        assertThat(document.operations())
                .allSatisfy(
                        operation ->
                                assertThat(operation.schemes())
                                        .as(operation.name())
                                        .isEqualTo(schemes(operation)));
    }

    @Test
    void namesEveryProblemTypeAndNoOther() {
        var schema = document.root().at("/components/schemas/Problem/properties/type/enum");

        assertThat(schema.valueStream().map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList());
    }

    @Test
    void givesAnExampleOfEveryProblemInItsOwnWords() {
        var examples = document.root().at("/components/examples").propertyStream();

        assertThat(
                        examples.map(
                                example ->
                                        List.<Object>of(
                                                "/problems/" + example.getKey(),
                                                example.getValue().at("/value/type").asText(),
                                                example.getValue().at("/value/title").asText(),
                                                example.getValue().at("/value/status").asInt())))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ProblemType.values())
                                .map(
                                        type ->
                                                List.<Object>of(
                                                        type.uri(),
                                                        type.uri(),
                                                        type.title(),
                                                        type.status().getCode()))
                                .toList());
    }

    @Test
    void putsEveryProblemWhereItsStatusStands() {
        var responses =
                new ArrayList<Map.Entry<Integer, JsonNode>>(document.elsewhere().entrySet());
        document.operations()
                .forEach(operation -> responses.addAll(operation.responses().entrySet()));

        assertThat(responses)
                .filteredOn(response -> response.getKey() >= 400)
                .isNotEmpty()
                .allSatisfy(
                        response ->
                                assertThat(examples(response.getValue()))
                                        .isNotEmpty()
                                        .allSatisfy(
                                                example ->
                                                        assertThat(example.get("status").asInt())
                                                                .isEqualTo(response.getKey())));
    }

    @Test
    void listsWhatAnyOperationOfItsKindMayAnswer() {
        assertThat(document.operations())
                .filteredOn(operation -> !FILES.contains(operation.name()))
                .allSatisfy(
                        operation ->
                                assertThat(operation.responses().keySet())
                                        .as(operation.name())
                                        .containsAll(expected(operation)));
    }

    @Test
    void givesOnlyExamplesThatFitTheirSchemas() {
        var conformance = new Conformance(document);
        var wrong = new ArrayList<String>();
        var seen = examples(document.root(), conformance, "", wrong);

        assertThat(wrong).isEmpty();
        assertThat(seen).isGreaterThan(20);
    }

    @Test
    void saysSomethingOfEveryOperation() {
        assertThat(document.operations())
                .allSatisfy(
                        operation -> {
                            assertThat(operation.id()).matches("[a-z][A-Za-z]+");
                            var node =
                                    document.root()
                                            .get("paths")
                                            .get(operation.path())
                                            .get(operation.method().toLowerCase(Locale.ROOT));
                            assertThat(node.path("summary").asText())
                                    .isNotEmpty()
                                    .doesNotEndWith(".");
                            assertThat(node.path("tags")).hasSize(1);
                        });
    }

    private Map<String, Routes.Rule> operations() {
        return document.operations().stream()
                .collect(
                        Collectors.toMap(
                                operation -> operation.name().replace("{function}", "local"),
                                operation ->
                                        new Routes.Rule(
                                                Set.of(
                                                        operation.isAnonymous()
                                                                ? SecurityRule.IS_ANONYMOUS
                                                                : operation.role()),
                                                operation.isPeopleOnly()),
                                (left, _) -> left,
                                TreeMap::new));
    }

    private static Set<String> schemes(Operation operation) {
        if (operation.isAnonymous()) {
            return Set.of();
        }
        return operation.isPeopleOnly() ? Set.of("accessToken") : Set.of("accessToken", "apiKey");
    }

    private static Set<Integer> expected(Operation operation) {
        var statuses = new TreeSet<>(Set.of(406, 500));
        if (!operation.isAnonymous()) {
            statuses.addAll(Set.of(401, 403, 429, 503));
        }
        if (operation.bodySchema() != null) {
            statuses.add(400);
        }
        // one that takes no body minds what comes as one
        if (TAKE_BODIES.contains(operation.method())) {
            statuses.addAll(Set.of(413, 415));
        }
        if (!operation.parametersIn("query").isEmpty()) {
            statuses.add(400);
        }
        return statuses;
    }

    private Stream<JsonNode> examples(JsonNode response) {
        return response.at("/content/application~1problem+json/examples")
                .valueStream()
                .map(example -> document.follow(example).get("value"));
    }

    /* Counts the examples beside a schema, anywhere in the document. */
    private int examples(JsonNode node, Conformance conformance, String place, List<String> wrong) {
        var seen = 0;
        if (node.has("schema")) {
            var given = new ArrayList<JsonNode>();
            if (node.has("example")) {
                given.add(node.get("example"));
            }
            node.path("examples")
                    .forEach(example -> given.add(document.follow(example).get("value")));
            for (var example : given) {
                seen++;
                conformance
                        .objections(node.get("schema"), example)
                        .forEach(objection -> wrong.add(place + ": " + objection));
            }
        }
        for (var member : node.properties()) {
            seen += examples(member.getValue(), conformance, place + "/" + member.getKey(), wrong);
        }
        return seen;
    }
}
