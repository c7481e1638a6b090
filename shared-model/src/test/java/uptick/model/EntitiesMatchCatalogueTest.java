package uptick.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.runtime.RuntimePersistentEntity;
import io.micronaut.data.model.runtime.RuntimePersistentProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import uptick.model.connection.ExpectedSchema;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// Every entity against the real columns, and every table against the entities. A component is `@Nullable` exactly
/// where its column is, but for what the database generates: that is null until the row is there.
@WithDatabase
class EntitiesMatchCatalogueTest {

    /* Tables that no entity is of, each with the reason. */
    private static final Map<String, String> WITHOUT_ENTITY =
            Map.of(
                    "audit_log_head", "audit_append alone reads and writes it",
                    "idempotency_keys", "reached through idempotency_begin and idempotency_answer",
                    "login_throttles", "reached through throttle_attempt and throttle_forget",
                    "tier_usage", "reached through tier_use",
                    "topic_findings", "written in bulk and read in part");

    /* Closed sets that are texts in Java too: their functions compare and show them as such. */
    private static final Set<String> CLOSED_SETS_AS_TEXT =
            Set.of(
                    "data_collections.kind",
                    "data_collections.provenance",
                    "data_collections.status",
                    "observations.source",
                    "trends.confidence_level",
                    "users.tier");

    private record Column(String type, boolean nullable, boolean needsValue) {}

    private final Rows rows;

    EntitiesMatchCatalogueTest(TestDatabase database) {
        this.rows = new Rows(database);
    }

    @ParameterizedTest
    @MethodSource("entities")
    void everyComponentIsAColumnOfItsTypeAndNullness(RuntimePersistentEntity<?> entity) {
        var columns = columns(entity.getPersistedName());

        var faults = new ArrayList<String>();
        for (var property : properties(entity)) {
            var column = columns.get(property.getPersistedName());
            var name = entity.getSimpleName() + "." + property.getName();
            if (column == null) {
                faults.add(name + " has no column " + property.getPersistedName());
            } else {
                if (!columnTypes(property.getDataType()).contains(column.type())) {
                    faults.add(name + " is " + property.getDataType() + ", not " + column.type());
                }
                if (!isGenerated(property) && isNullable(property) != column.nullable()) {
                    faults.add(
                            name + (column.nullable() ? " must be @Nullable" : " is never null"));
                }
            }
        }

        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("entities")
    void everyColumnThatARowCannotDoWithoutIsAComponent(RuntimePersistentEntity<?> entity) {
        var needed =
                columns(entity.getPersistedName()).entrySet().stream()
                        .filter(column -> column.getValue().needsValue())
                        .map(Map.Entry::getKey)
                        .toList();

        assertThat(properties(entity))
                .extracting(RuntimePersistentProperty::getPersistedName)
                .containsAll(needed);
    }

    @ParameterizedTest
    @MethodSource("entities")
    void everyEnumHasExactlyTheNamesThatItsColumnTakes(RuntimePersistentEntity<?> entity) {
        var closedSets = closedSets(entity.getPersistedName());

        for (var property : properties(entity)) {
            var column = property.getPersistedName();
            var constants = property.getType().getEnumConstants();
            if (constants != null) {
                assertThat(closedSets)
                        .as("%s.%s", entity.getPersistedName(), column)
                        .containsEntry(
                                column,
                                Arrays.stream(constants)
                                        .map(Object::toString)
                                        .collect(Collectors.toSet()));
            } else if (closedSets.containsKey(column)) {
                assertThat(CLOSED_SETS_AS_TEXT).contains(entity.getPersistedName() + "." + column);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("entities")
    void theIdIsThePrimaryKey(RuntimePersistentEntity<?> entity) {
        assertThat(ids(entity))
                .extracting(RuntimePersistentProperty::getPersistedName)
                .containsExactlyInAnyOrderElementsOf(primaryKey(entity.getPersistedName()));
    }

    @Test
    void everyTableHasOneEntityOrAReasonToHaveNone() {
        var tables =
                entities().stream()
                        .map(RuntimePersistentEntity::getPersistedName)
                        .sorted()
                        .toList();

        assertThat(tables)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(WITHOUT_ENTITY.keySet());
        assertThat(Stream.concat(tables.stream(), WITHOUT_ENTITY.keySet().stream()))
                .containsExactlyInAnyOrderElementsOf(ExpectedSchema.TABLES);
    }

    static List<? extends RuntimePersistentEntity<?>> entities() {
        Collection<BeanIntrospection<Object>> introspections =
                BeanIntrospector.SHARED.findIntrospections(
                        reference ->
                                reference.isPresent()
                                        && reference.getBeanType().getName().startsWith("uptick.")
                                        && reference
                                                .getAnnotationMetadata()
                                                .hasStereotype(MappedEntity.class));
        return introspections.stream().map(RuntimePersistentEntity::new).toList();
    }

    private static List<RuntimePersistentProperty<?>> properties(
            RuntimePersistentEntity<?> entity) {
        return Stream.concat(entity.getPersistentProperties().stream(), ids(entity).stream())
                .<RuntimePersistentProperty<?>>map(property -> property)
                .toList();
    }

    private static List<RuntimePersistentProperty<?>> ids(RuntimePersistentEntity<?> entity) {
        return List.copyOf(entity.getRuntimeIdentityProperties());
    }

    private static boolean isGenerated(RuntimePersistentProperty<?> property) {
        return property.getAnnotationMetadata().hasAnnotation(GeneratedValue.class);
    }

    private static boolean isNullable(RuntimePersistentProperty<?> property) {
        return property.getArgument().isNullable();
    }

    /* As format_type writes them, without lengths. */
    private static List<String> columnTypes(DataType type) {
        return switch (type) {
            case BOOLEAN -> List.of("boolean");
            case INTEGER -> List.of("integer");
            case LONG -> List.of("bigint");
            case DOUBLE -> List.of("double precision");
            case BIGDECIMAL -> List.of("numeric");
            case STRING -> List.of("text", "character varying", "character");
            case UUID -> List.of("uuid");
            case DATE -> List.of("date");
            case TIME -> List.of("time without time zone");
            case TIMESTAMP -> List.of("timestamp with time zone");
            case JSON -> List.of("jsonb");
            case BYTE_ARRAY -> List.of("bytea");
            case STRING_ARRAY -> List.of("text[]");
            default -> List.of();
        };
    }

    private Map<String, Column> columns(String table) {
        var columns = new TreeMap<String, Column>();
        rows.texts(
                        """
                        SELECT concat_ws(
                          '|', attname, format_type(atttypid, NULL), NOT attnotnull,
                          attnotnull AND NOT atthasdef AND attidentity = '')
                        FROM pg_attribute
                        WHERE attrelid = to_regclass('public.%s')
                          AND attnum > 0
                          AND NOT attisdropped
                        """
                                .formatted(table))
                .forEach(
                        row -> {
                            var parts = List.of(row.split("\\|", 4));
                            columns.put(
                                    parts.get(0),
                                    new Column(
                                            parts.get(1),
                                            parts.get(2).equals("t"),
                                            parts.get(3).equals("t")));
                        });
        return columns;
    }

    /* The columns that a CHECK of their own confines to a list of texts. */
    private Map<String, Set<String>> closedSets(String table) {
        return rows
                .texts(
                        """
                        SELECT attname || '|' || string_agg(value[1], '|')
                        FROM pg_constraint
                        JOIN pg_attribute ON attrelid = conrelid AND conkey = ARRAY[attnum]
                        CROSS JOIN LATERAL pg_get_constraintdef(pg_constraint.oid) AS definition
                        CROSS JOIN LATERAL regexp_matches(definition, '''([^'']*)''::', 'g') AS value
                        WHERE conrelid = to_regclass('public.%s')
                          AND contype = 'c'
                          AND definition ~ ('^CHECK \\(\\(+' || attname || '\\)?(::text)? = ANY ')
                        GROUP BY attname
                        """
                                .formatted(table))
                .stream()
                .map(row -> List.of(row.split("\\|", -1)))
                .collect(
                        Collectors.toMap(
                                List::getFirst,
                                parts -> Set.copyOf(parts.subList(1, parts.size()))));
    }

    private List<String> primaryKey(String table) {
        return rows.texts(
                """
                SELECT attname
                FROM pg_constraint
                JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
                WHERE conrelid = to_regclass('public.%s')
                  AND contype = 'p'
                """
                        .formatted(table));
    }
}
