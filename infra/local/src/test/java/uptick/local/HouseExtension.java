package uptick.local;

import java.nio.file.Path;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Keeps the shared houses in the root of the tests, which closes them after the last of them.
final class HouseExtension implements ParameterResolver {

    private static final int ALL_MORNINGS = 40;

    /* Enough for trends of a week before to be judged. */
    private static final int MORNINGS_TO_READ = 12;

    /* What changes rows looks at no morning in particular, but at pages with more than one run. */
    private static final int MORNINGS_TO_CHANGE = 8;

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(HouseExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestHouse.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var wanted = context.getRequiredTestClass().getAnnotation(WithHouse.class);
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(mornings(wanted), Shared::new, Shared.class)
                .house;
    }

    private static int mornings(WithHouse wanted) {
        if (wanted.isWhole()) {
            return ALL_MORNINGS;
        }
        return wanted.toChange() ? MORNINGS_TO_CHANGE : MORNINGS_TO_READ;
    }

    private static final class Shared implements AutoCloseable {

        private final Path home = TestHouse.newFolder();
        private final TestHouse house;

        Shared(int mornings) {
            house = TestHouse.start(TestHouse.on(home, mornings));
            if (mornings == MORNINGS_TO_CHANGE) {
                // A run that a test starts is paced in real time, and others would see it at work
                // for minutes.
                house.execute("UPDATE api_quota_limits SET requests_per_minute = NULL");
            }
        }

        @Override
        public void close() {
            house.close();
            TestHouse.delete(home);
        }
    }
}
