package uptick.migrations.rollback;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/// How far down a rollback goes.
public sealed interface RollbackTarget {

    /// So many steps.
    ///
    /// @param count at least 1
    record Steps(int count) implements RollbackTarget {}

    /// Down to a version, which stays.
    record Version(MigrationVersion version) implements RollbackTarget {}

    /// All steps there are.
    record Base() implements RollbackTarget {}

    /* At most four digits: more steps than any schema has. */
    Pattern STEPS = Pattern.compile("-(?<count>[1-9]\\d{0,3})");

    Pattern VERSION = Pattern.compile("\\d+([._]\\d+)*");

    /// Reads `-1`, a version, or `base`.
    ///
    /// @throws IllegalArgumentException for anything else, nothing at all included
    static RollbackTarget parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(
                    "rollback needs a target: -1, the version that stays, or base");
        }
        var steps = STEPS.matcher(text);
        if (steps.matches()) {
            return new Steps(Integer.parseInt(steps.group("count")));
        }
        if (text.equals("base")) {
            return new Base();
        }
        if (VERSION.matcher(text).matches()) {
            return new Version(MigrationVersion.fromVersion(text));
        }
        throw new IllegalArgumentException(
                "no target of a rollback: '" + text + "'; use -1, a version, or base");
    }

    /// The steps that go, of those that are applied.
    ///
    /// @param applied newest first
    /// @throws IllegalArgumentException where the version that is to stay is not applied
    default List<AppliedStep> of(List<AppliedStep> applied) {
        return switch (this) {
            case Base() -> applied;
            case Steps(int count) -> applied.subList(0, Math.min(count, applied.size()));
            case Version(MigrationVersion version) -> above(version, applied);
        };
    }

    private static List<AppliedStep> above(MigrationVersion version, List<AppliedStep> applied) {
        var going = new ArrayList<AppliedStep>();
        for (var step : applied) {
            if (MigrationVersion.fromVersion(step.version()).equals(version)) {
                return going;
            }
            going.add(step);
        }
        throw new IllegalArgumentException(
                "version " + version + " is not applied: there is nothing to go back to");
    }
}
