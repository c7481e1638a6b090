package uptick.model.plan;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/// What the server did for one query, as `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)` tells it.
///
/// @param root the outermost step
/// @param text the whole telling, for messages
record Plan(Step root, String text) {

    private static final Set<String> SORTS = Set.of("Sort", "Incremental Sort");

    /// What EXPLAIN gives for one statement.
    @Serdeable
    record Explained(@JsonProperty("Plan") Step plan) {}

    /// One step.
    ///
    /// @param kind such as `Index Scan`
    /// @param table for a step that reads one
    /// @param rows what it gave, on average over the times that it was done
    /// @param times how often it was done, 0 where it turned out not to be needed
    /// @param hit pages of 8 kB found in memory, those of its inputs included
    /// @param read pages that were not
    /// @param inputs the steps that it takes its rows from
    @Serdeable
    record Step(
            @JsonProperty("Node Type") String kind,
            @JsonProperty("Relation Name") @Nullable String table,
            @JsonProperty("Actual Rows") double rows,
            @JsonProperty("Actual Loops") long times,
            @JsonProperty("Shared Hit Blocks") long hit,
            @JsonProperty("Shared Read Blocks") long read,
            @JsonProperty("Plans") @Nullable List<Step> inputs) {

        List<Step> below() {
            return inputs == null ? List.of() : inputs;
        }

        Stream<Step> all() {
            return Stream.concat(Stream.of(this), below().stream().flatMap(Step::all));
        }
    }

    static Plan of(String explained, JsonMapper json) throws IOException {
        var statements =
                Objects.requireNonNull(json.readValue(explained, Argument.listOf(Explained.class)));
        return new Plan(statements.getFirst().plan(), explained);
    }

    /// Pages of 8 kB that were looked at, in memory or not.
    long buffers() {
        return root.hit() + root.read();
    }

    /// Tables and parts of tables that were read.
    Set<String> tablesRead() {
        return root.all()
                .filter(step -> step.times() > 0)
                .map(Step::table)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Tables that were read from end to end.
    List<String> tablesReadWhole() {
        return root.all()
                .filter(step -> step.kind().equals("Seq Scan"))
                .map(step -> Objects.requireNonNull(step.table()))
                .toList();
    }

    /// The most rows that any sort was given.
    long mostRowsSorted() {
        return root.all()
                .filter(step -> SORTS.contains(step.kind()))
                .flatMap(sort -> sort.below().stream())
                .mapToLong(input -> Math.round(input.rows()))
                .max()
                .orElse(0);
    }

    /// Rows that the query gave.
    long rows() {
        return Math.round(root.rows());
    }
}
