package uptick.local;

import java.nio.file.Path;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Keeps the shared houses in the root of the tests, which closes them after the last of them.
final class HouseExtension implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(HouseExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestHouse.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var toChange = context.getRequiredTestClass().getAnnotation(WithHouse.class).toChange();
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(toChange, _ -> new Shared(), Shared.class)
                .house;
    }

    private static final class Shared implements AutoCloseable {

        private final Path home = TestHouse.newFolder();
        private final TestHouse house = TestHouse.start(home);

        @Override
        public void close() {
            house.close();
            TestHouse.delete(home);
        }
    }
}
