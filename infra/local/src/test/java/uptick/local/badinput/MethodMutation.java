package uptick.local.badinput;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import uptick.local.document.Operation;

/// Asks with a method that the address does not take.
final class MethodMutation implements Cases.Mutation {

    private static final List<String> METHODS =
            List.of(
                    "GET",
                    "HEAD",
                    "POST",
                    "PUT",
                    "PATCH",
                    "DELETE",
                    "OPTIONS",
                    "TRACE",
                    "PROPFIND",
                    "BREW",
                    "GETX",
                    "X".repeat(300));

    private final Set<String> operations;

    MethodMutation(List<Operation> operations) {
        this.operations =
                operations.stream().map(Operation::name).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public @Nullable BadCase apply(BadCase bad, RandomGenerator random) {
        if (random.nextInt(16) == 0) {
            // methods have a case (RFC 9110, 9.1), which the server does not mind
            return bad.elsewhere(
                    "a method in lower case",
                    bad.request().withMethod(bad.operation().method().toLowerCase(Locale.ROOT)));
        }
        var method = Tricky.one(METHODS, random);
        var path = bad.operation().path();
        if (operations.contains(method + " " + path)) {
            return null;
        }
        var request = bad.request().withMethod(method);
        if (method.equals("HEAD") && operations.contains("GET " + path)) {
            return bad.operation().method().equals("GET") ? bad.odd("HEAD", request) : null;
        }
        return new BadCase(bad.number(), bad.operation(), "another method", request, true, true);
    }
}
