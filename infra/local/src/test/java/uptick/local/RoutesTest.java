package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.micronaut.security.rules.SecurityRule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Who may call what. The table in `functions/edge/ROUTES.md` is the decision: a route that is not in it fails the build.
@WithHouse(toChange = true)
class RoutesTest {

    private static final String NOTHING = new UUID(0, 0).toString();

    private static final Set<String> RULES =
            Set.of(SecurityRule.IS_ANONYMOUS, "user", "editor", "admin");

    private final RoutesPage page = RoutesPage.read();
    private final TestHouse house;
    private final Callers callers;

    RoutesTest(TestHouse house) {
        this.house = house;
        callers = new Callers(house);
    }

    @Test
    void everyRouteHasOneRuleOfItsOwn() {
        assertThat(Routes.of(house))
                .isNotEmpty()
                .allSatisfy(
                        (route, rule) ->
                                assertThat(rule.roles()).as(route).hasSize(1).isSubsetOf(RULES));
    }

    @Test
    void everyRouteStandsInTheTable() {
        assertThat(page.rows().keySet())
                .containsExactlyInAnyOrderElementsOf(Routes.of(house).keySet());
    }

    @TestFactory
    List<DynamicTest> everybodyIsLetInAsTheTableSays() {
        return page.rows().entrySet().stream()
                .map(
                        row ->
                                DynamicTest.dynamicTest(
                                        row.getKey(),
                                        () ->
                                                assertThat(
                                                                page.callers().stream()
                                                                        .map(
                                                                                caller ->
                                                                                        said(
                                                                                                row
                                                                                                        .getKey(),
                                                                                                caller)))
                                                        .containsExactlyElementsOf(row.getValue())))
                .toList();
    }

    /* What a cell of the table says. */
    private String said(String route, String caller) {
        var method = route.substring(0, route.indexOf(' '));
        var path =
                route.substring(route.indexOf(' ') + 1)
                        .replace("{id}", NOTHING)
                        .replace("{api}", "nothing")
                        .replace("{source}", "nothing");
        var body = Set.of("POST", "PUT", "PATCH").contains(method) ? "{}" : null;
        var answer = house.ask(method, path, callers.token(caller), body);
        if (answer.status() < 400) {
            return "in";
        }
        return switch (answer.at("type").text()) {
            case "/problems/unauthenticated" -> "401";
            case "/problems/forbidden" -> "403";
            case "/problems/mail-not-configured" -> "in";
            default -> answer.status() < 500 && answer.status() != 405 ? "in" : answer.body();
        };
    }
}
