package uptick.accounts.apikey;

import java.util.List;
import java.util.Set;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import uptick.edge.problem.Problems;

/// The key that a user wants.
///
/// @param name what its owner calls it
/// @param scopes what it may do: `read`, `write`, `predictions`, at least one
/// @param expiresInDays 1 to 365, null for a key that does not expire
@Serdeable(naming = SnakeCaseStrategy.class)
record NewApiKey(
        @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{C}*", message = "must be visible text")
                String name,
        @NotNull List<@Nullable String> scopes,
        @Nullable @Min(1) @Max(365) Integer expiresInDays) {

    private static final Set<String> SCOPES = Set.of("read", "write", "predictions");

    /// The scopes, each once, in one order.
    ///
    /// @throws uptick.edge.problem.ProblemException where one is none of ours, or there is none
    List<String> checkedScopes() {
        if (scopes.isEmpty()
                || !scopes.stream().allMatch(each -> each != null && SCOPES.contains(each))) {
            throw Problems.invalid("scopes", "These are some of read, write and predictions.");
        }
        return scopes.stream().map(String::valueOf).distinct().sorted().toList();
    }
}
