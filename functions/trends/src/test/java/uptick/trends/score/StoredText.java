package uptick.trends.score;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// Writes records as maps, lists and texts, numbers in the plain decimals that a jsonb column keeps, and reads them.
final class StoredText {
    private StoredText() {}

    static Object write(Object value) {
        return switch (value) {
            case Double number -> new BigDecimal(Double.toString(number)).toPlainString();
            case List<?> list -> list.stream().map(StoredText::write).toList();
            case Record row -> fields(row);
            default -> value.toString();
        };
    }

    static <R extends Record> R read(Object stored, Class<R> type) {
        return type.cast(value(stored, type));
    }

    private static Map<String, @Nullable Object> fields(Record row) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(row);
                fields.put(component.getName(), value == null ? null : write(value));
            } catch (ReflectiveOperationException broken) {
                throw new LinkageError(broken.getMessage(), broken);
            }
        }
        return fields;
    }

    private static Object value(Object stored, Type type) {
        if (type instanceof ParameterizedType list) {
            Type element = list.getActualTypeArguments()[0];
            return ((List<?>) stored).stream().map(one -> value(one, element)).toList();
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return row((Map<?, ?>) stored, plain);
        }
        String text = stored.toString();
        if (plain.isEnum()) {
            return Arrays.stream(plain.getEnumConstants())
                    .filter(constant -> constant.toString().equals(text))
                    .findFirst()
                    .orElseThrow();
        }
        return switch (plain.getSimpleName()) {
            case "double", "Double" -> Double.parseDouble(text);
            case "long", "Long" -> Long.parseLong(text);
            case "boolean" -> Boolean.parseBoolean(text);
            case "String" -> text;
            default -> throw new AssertionError("not a plain type: " + plain);
        };
    }

    private static Object row(Map<?, ?> stored, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            Object field = stored.get(components[i].getName());
            values[i] = field == null ? null : value(field, components[i].getGenericType());
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return Objects.requireNonNull(constructor.newInstance(values));
        } catch (ReflectiveOperationException broken) {
            throw new LinkageError(broken.getMessage(), broken);
        }
    }
}
