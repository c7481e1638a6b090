package uptick.model.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.micronaut.context.ApplicationContext;
import io.micronaut.data.annotation.Query;
import io.micronaut.inject.ExecutableMethod;

/// The SQL of a repository's method, as its `@Query` has it: read from the bean, so that it is never copied.
///
/// @param sql with numbered parameters, as PREPARE takes it
/// @param parameters their names, in the order of the numbers
record RepositoryQuery(String sql, List<String> parameters) {

    /* A name after a colon, as we write queries, or a question mark, as the framework makes them of a method's name. Two
     * colons are a cast. */
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z]\\w*)|\\?");

    static RepositoryQuery of(ApplicationContext context, Class<?> repository, String name) {
        var method =
                context.getBeanDefinition(repository).getExecutableMethods().stream()
                        .filter(candidate -> candidate.getMethodName().equals(name))
                        .findFirst()
                        .orElseThrow();
        var unnamed = List.of(method.getArgumentNames()).iterator();
        var parameters = new ArrayList<String>();
        var sql =
                PARAMETER
                        .matcher(sql(method).orElseThrow())
                        .replaceAll(
                                match -> {
                                    var parameter =
                                            match.group(1) == null
                                                    ? unnamed.next()
                                                    : match.group(1);
                                    if (!parameters.contains(parameter)) {
                                        parameters.add(parameter);
                                    }
                                    return "\\$" + (1 + parameters.indexOf(parameter));
                                });
        return new RepositoryQuery(sql, List.copyOf(parameters));
    }

    /// The names of a repository's methods that have a query.
    static List<String> methods(ApplicationContext context, Class<?> repository) {
        return context.getBeanDefinition(repository).getExecutableMethods().stream()
                .filter(method -> sql(method).isPresent())
                .map(ExecutableMethod::getMethodName)
                .sorted()
                .toList();
    }

    /// What EXECUTE takes: the values in the order of the numbers.
    ///
    /// @param values SQL literals by parameter name
    String arguments(Map<String, String> values) {
        if (!values.keySet().equals(Set.copyOf(parameters))) {
            throw new IllegalArgumentException("parameters are " + parameters + ", not " + values);
        }
        return String.join(", ", parameters.stream().map(values::get).toList());
    }

    private static Optional<String> sql(ExecutableMethod<?, ?> method) {
        return method.stringValue(Query.class);
    }
}
