package uptick.migrations;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.migrations.structure.StructureDifference;

/// What came of a command.
public sealed interface MigrateAnswer {

    /// Of `migrate` and `status`.
    ///
    /// @param migrated the versions that this call applied
    /// @param status how far the database is now
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Migrated(List<String> migrated, SchemaStatus status) implements MigrateAnswer {}

    /// Of `rollback`.
    ///
    /// @param rolledBack the versions that this call took back, newest first
    /// @param status how far the database is now
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record RolledBack(List<String> rolledBack, SchemaStatus status) implements MigrateAnswer {}

    /// Of `validate`.
    ///
    /// @param valid whether all is as it should be
    /// @param version the last applied one, null for an empty database
    /// @param pending versions that a migration would apply
    /// @param newer versions that are applied and that this package does not know
    /// @param changed what does not fit between applied files and this package's, a line each
    /// @param compared whether the structure was compared: only at this package's own version
    /// @param missing what should be there and is not
    /// @param unexpected what is there and should not be
    /// @param leftOff how much more of both there is than is listed
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Validated(
            boolean valid,
            @Nullable String version,
            List<String> pending,
            List<String> newer,
            List<String> changed,
            boolean compared,
            List<String> missing,
            List<String> unexpected,
            int leftOff)
            implements MigrateAnswer {

        /// At another version than this package's, of whose structure it knows nothing.
        static Validated elsewhere(SchemaStatus status, List<String> changed, List<String> newer) {
            return new Validated(
                    false,
                    status.current(),
                    status.pending(),
                    newer,
                    changed,
                    false,
                    List.of(),
                    List.of(),
                    0);
        }

        /// At this package's version.
        static Validated compared(
                SchemaStatus status, List<String> changed, StructureDifference difference) {
            return new Validated(
                    changed.isEmpty() && difference.isEmpty(),
                    status.current(),
                    List.of(),
                    List.of(),
                    changed,
                    true,
                    difference.missing(),
                    difference.unexpected(),
                    difference.leftOff());
        }
    }

    /// Of `init`.
    ///
    /// @param database its name
    /// @param owner the role that owns it
    /// @param made what was missing, `role <name>` or `database <name>`
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Initialized(String database, String owner, List<String> made) implements MigrateAnswer {}

    /// Of `recreate`.
    ///
    /// @param rolledBack the versions that were taken back, newest first
    /// @param migrated the versions that were applied
    /// @param seeded what each seed added
    /// @param status how far the database is now
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Recreated(
            List<String> rolledBack,
            List<String> migrated,
            List<Seeded.Added> seeded,
            SchemaStatus status)
            implements MigrateAnswer {}

    /// Of `seed`.
    ///
    /// @param seeded in the order of their application
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Seeded(List<Added> seeded) implements MigrateAnswer {

        /// What one seed did.
        ///
        /// @param rows how many it added
        @Serdeable(naming = SnakeCaseStrategy.class)
        public record Added(String name, long rows) {}
    }

    /// Of `upkeep`.
    ///
    /// @param made partitions that were missing
    /// @param exported files of partitions that are dropped
    /// @param expired partitions that stay because no folder for exports is set
    /// @param stray default partitions with rows in them: of a time or kind that no partition is for
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Kept(List<String> made, List<String> exported, List<String> expired, List<String> stray)
            implements MigrateAnswer {}
}
