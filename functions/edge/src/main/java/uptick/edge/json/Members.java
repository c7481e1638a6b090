package uptick.edge.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.config.annotation.SerdeConfig;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/// The members that an object has for a record of ours, by the names that clients send.
final class Members {

    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();
    private static final Map<Class<?>, Map<String, Argument<?>>> KNOWN = new ConcurrentHashMap<>();

    private Members() {}

    /// Whether a type is a record that is read from an object.
    static boolean describe(Argument<?> type) {
        return type.getType().isRecord()
                && BeanIntrospector.SHARED
                        .findIntrospection(type.getType())
                        .filter(introspection -> !isOneValue(introspection))
                        .isPresent();
    }

    /// The members of a record that [#describe] knows.
    static Map<String, Argument<?>> of(Argument<?> type) {
        return KNOWN.computeIfAbsent(type.getType(), Members::read);
    }

    private static Map<String, Argument<?>> read(Class<?> type) {
        var members = new LinkedHashMap<String, Argument<?>>();
        for (var component : BeanIntrospection.getIntrospection(type).getConstructorArguments()) {
            members.put(
                    component
                            .getAnnotationMetadata()
                            .stringValue(SerdeConfig.class, SerdeConfig.PROPERTY)
                            .orElseGet(() -> NAMES.translate(component)),
                    component);
        }
        return members;
    }

    /* A value type such as an id: its JSON is not an object. */
    private static boolean isOneValue(BeanIntrospection<?> introspection) {
        return introspection.getBeanProperties().stream()
                        .anyMatch(property -> property.hasAnnotation(SerdeConfig.SerValue.class))
                || introspection.getBeanMethods().stream()
                        .anyMatch(
                                method ->
                                        method.getAnnotationMetadata()
                                                .hasAnnotation(SerdeConfig.SerValue.class));
    }
}
