package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.micronaut.http.HttpMethod;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Who may call what. The table below is the decision: a route that is not in it fails the build.
@WithHouse
class RoutesTest {

    private static final String SOMETHING = new UUID(0, 0).toString();

    /* Statuses for: nobody, a user, an editor, an admin. 400 and 404 say that the caller was let in. */
    private static final Map<String, List<Integer>> TABLE = new LinkedHashMap<>();

    static {
        TABLE.put("GET /health", List.of(200, 200, 200, 200));
        TABLE.put("GET /health/db", List.of(200, 200, 200, 200));
        TABLE.put("GET /v1/local/health", List.of(200, 200, 200, 200));
        TABLE.put("GET /v1/local/health/db", List.of(200, 200, 200, 200));
        TABLE.put("GET /.well-known/jwks.json", List.of(200, 200, 200, 200));
        TABLE.put("GET /.well-known/openid-configuration", List.of(200, 200, 200, 200));
        TABLE.put("POST /v1/login", List.of(400, 400, 400, 400));
        TABLE.put("GET /v1/me", List.of(401, 200, 200, 200));
        TABLE.put("GET /v1/me/topics", List.of(401, 200, 200, 200));
        TABLE.put("PUT /v1/me/topics/{id}", List.of(401, 404, 404, 404));
        TABLE.put("DELETE /v1/me/topics/{id}", List.of(401, 204, 204, 204));
        TABLE.put("GET /v1/collections", List.of(401, 200, 200, 200));
        TABLE.put("GET /v1/collections/{id}", List.of(401, 404, 404, 404));
        TABLE.put("GET /v1/trends", List.of(401, 200, 200, 200));
    }

    /* What a route's address ends with where it takes query parameters. */
    private static final Pattern QUERY = Pattern.compile("\\{[?&].*");

    private static final Set<String> RULES =
            Set.of(SecurityRule.IS_ANONYMOUS, "user", "editor", "admin");

    private final TestHouse house;

    RoutesTest(TestHouse house) {
        this.house = house;
    }

    @Test
    void everyRouteHasARuleOfItsOwn() {
        assertThat(routes())
                .isNotEmpty()
                .allSatisfy(
                        (route, rules) ->
                                assertThat(rules).as(route).isNotEmpty().isSubsetOf(RULES));
    }

    @Test
    void everyRouteStandsInTheTable() {
        assertThat(routes().keySet()).containsExactlyInAnyOrderElementsOf(TABLE.keySet());
    }

    @TestFactory
    List<DynamicTest> everyRoleIsLetInAsTheTableSays() {
        house.addUser("a-user", false);
        house.addUser("an-editor", true);
        List<@Nullable String> tokens =
                Arrays.asList(
                        null,
                        house.token("a-user"),
                        house.token("an-editor"),
                        house.token("admin"));
        return TABLE.entrySet().stream()
                .map(
                        row ->
                                DynamicTest.dynamicTest(
                                        row.getKey(),
                                        () ->
                                                assertThat(
                                                                tokens.stream()
                                                                        .map(
                                                                                token ->
                                                                                        status(
                                                                                                row
                                                                                                        .getKey(),
                                                                                                token))
                                                                        .toList())
                                                        .isEqualTo(row.getValue())))
                .toList();
    }

    private int status(String route, @Nullable String token) {
        var parts = route.split(" ");
        var body = parts[0].equals("POST") ? "{}" : null;
        return house.ask(parts[0], parts[1].replace("{id}", SOMETHING), token, body).status();
    }

    /* HEAD comes with each GET, by the same method and under the same rule. */
    private Map<String, Set<String>> routes() {
        return house.house()
                .context()
                .getBean(Router.class)
                .uriRoutes()
                .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
                .collect(
                        Collectors.toMap(
                                route ->
                                        route.getHttpMethodName()
                                                + " "
                                                + QUERY.matcher(
                                                                route.getUriMatchTemplate()
                                                                        .toString())
                                                        .replaceAll(""),
                                RoutesTest::rules,
                                // The router names each route twice.
                                RoutesTest::same,
                                TreeMap::new));
    }

    private static Set<String> same(Set<String> left, Set<String> right) {
        assertThat(left).isEqualTo(right);
        return left;
    }

    private static Set<String> rules(UriRouteInfo<?, ?> route) {
        return Set.of(route.getAnnotationMetadata().stringValues(Secured.class));
    }
}
