package uptick.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// Every entity against the real columns. A component is `@Nullable` exactly where its column is, but for
/// what the database generates: that is null until the row is there.
@WithDatabase
class EntitiesMatchCatalogueTest {

    private record Column(String type, boolean nullable) {}

    @ParameterizedTest
    @MethodSource("entities")
    void everyComponentIsAColumnOfItsTypeAndNullness(
            RuntimePersistentEntity<?> entity, TestDatabase database) {
        var columns = columns(entity.getPersistedName(), new Rows(database));

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

    @Test
    void looksAtTheWholeModel() {
        assertThat(entities())
                .extracting(RuntimePersistentEntity::getPersistedName)
                .contains(
                        "api_quota_usage",
                        "audit_log",
                        "data_collections",
                        "latest_bars",
                        "observations",
                        "price_bar_revisions",
                        "price_bars",
                        "topics",
                        "trends",
                        "users");
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
        var properties =
                new ArrayList<RuntimePersistentProperty<?>>(entity.getPersistentProperties());
        var id = entity.getIdentity();
        if (id != null) {
            properties.add(id);
        }
        return properties;
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
            case STRING -> List.of("text", "character varying");
            case UUID -> List.of("uuid");
            case DATE -> List.of("date");
            case TIMESTAMP -> List.of("timestamp with time zone");
            case JSON -> List.of("jsonb");
            case BYTE_ARRAY -> List.of("bytea");
            case STRING_ARRAY -> List.of("text[]");
            default -> List.of();
        };
    }

    private static Map<String, Column> columns(String table, Rows rows) {
        var columns = new TreeMap<String, Column>();
        rows.texts(
                        """
                        SELECT attname || '|' || format_type(atttypid, NULL) || '|' || NOT attnotnull
                        FROM pg_attribute
                        WHERE attrelid = to_regclass('public.%s')
                          AND attnum > 0
                          AND NOT attisdropped
                        """
                                .formatted(table))
                .forEach(
                        row -> {
                            var parts = List.of(row.split("\\|", 3));
                            columns.put(
                                    parts.get(0),
                                    new Column(parts.get(1), Boolean.parseBoolean(parts.get(2))));
                        });
        return columns;
    }
}
