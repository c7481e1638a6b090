package uptick.bench;

import java.util.Arrays;
import java.util.regex.Pattern;

import io.micronaut.data.annotation.Query;

import uptick.model.trends.Trends;

/// The statements of the product, read off its repositories, so that a reference runs what Uptick runs.
public final class RepositorySql {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):\\w+");

    private RepositorySql() {}

    /// One statement of [Trends] with question marks for its parameters, in the order of the text.
    public static String trends(String method) {
        var query =
                Arrays.stream(Trends.class.getMethods())
                        .filter(each -> each.getName().equals(method))
                        .findAny()
                        .map(each -> each.getAnnotation(Query.class))
                        .orElseThrow(() -> new IllegalArgumentException("Trends has no " + method));
        return PARAMETER.matcher(query.value()).replaceAll("?");
    }
}
