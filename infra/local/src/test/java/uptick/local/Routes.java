package uptick.local;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.http.HttpMethod;
import io.micronaut.security.annotation.Secured;
import io.micronaut.web.router.Router;

/// What the router of a house knows.
final class Routes {

    /* What a route's address ends with where it takes query parameters. */
    private static final Pattern QUERY = Pattern.compile("\\{[?&].*");
    private static final String PEOPLE_ONLY = "uptick.edge.principal.PeopleOnly";

    private Routes() {}

    /// Every route with its rules, by method and address. HEAD comes with each GET, by the same method and under the same
    /// rule.
    static Map<String, Rule> of(TestHouse house) {
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
                                route -> Rule.of(route.getAnnotationMetadata()),
                                // The router names each route twice.
                                Routes::same,
                                TreeMap::new));
    }

    private static Rule same(Rule left, Rule right) {
        if (!left.equals(right)) {
            throw new AssertionError("one route under two rules: " + left + ", " + right);
        }
        return left;
    }

    /// Who is let in.
    ///
    /// @param roles as `@Secured` has them
    /// @param isPeopleOnly whether API keys are refused
    record Rule(Set<String> roles, boolean isPeopleOnly) {

        static Rule of(AnnotationMetadata route) {
            return new Rule(
                    Set.of(route.stringValues(Secured.class)), route.hasAnnotation(PEOPLE_ONLY));
        }
    }
}
