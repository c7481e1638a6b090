package uptick.edge.json;

import java.math.BigInteger;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonToken;
import io.micronaut.core.reflect.ReflectionUtils;
import io.micronaut.core.type.Argument;
import org.jspecify.annotations.Nullable;

/// What JSON may stand for a type of ours. Whatever is not listed (ids, days, names of constants) is text.
enum Kind {
    TEXT("a string"),
    FLAG("true or false"),
    INTEGER("a whole number"),
    NUMBER("a number"),
    LIST("an array"),
    MAP("an object"),
    RECORD("an object"),
    ANYTHING("a JSON value");

    private static final Set<Class<?>> INTEGERS =
            Set.of(Integer.class, Long.class, Short.class, Byte.class, BigInteger.class);

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /// What to send, in words.
    String words() {
        return words;
    }

    /// Whether a value that begins with this token may stand here.
    boolean takes(@Nullable JsonToken token) {
        return token != null
                && switch (this) {
                    case TEXT -> token == JsonToken.VALUE_STRING;
                    case FLAG -> token.isBoolean();
                    case INTEGER -> token == JsonToken.VALUE_NUMBER_INT;
                    case NUMBER -> token.isNumeric();
                    case LIST -> token == JsonToken.START_ARRAY;
                    case MAP, RECORD -> token == JsonToken.START_OBJECT;
                    case ANYTHING -> true;
                };
    }

    static Kind of(Argument<?> argument) {
        var type = ReflectionUtils.getWrapperType(argument.getType());
        if (type == Object.class) {
            return ANYTHING;
        } else if (type == Boolean.class) {
            return FLAG;
        } else if (INTEGERS.contains(type)) {
            return INTEGER;
        } else if (Number.class.isAssignableFrom(type)) {
            return NUMBER;
        } else if (Iterable.class.isAssignableFrom(type) || type.isArray()) {
            return LIST;
        } else if (Map.class.isAssignableFrom(type)) {
            return MAP;
        }
        return Members.describe(argument) ? RECORD : TEXT;
    }
}
