package uptick.trends;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Stands between the application and its driver and writes down every statement that goes through: all there is,
/// whoever sends it.
@Singleton
@Requires(property = "uptick.counted-statements")
final class CountedStatements implements BeanCreatedEventListener<DataSource>, Ordered {

    /// One call of the driver that asked the server something.
    ///
    /// @param rows how many sets of values it carried, 1 unless it was a batch
    record Sent(String sql, int rows) {}

    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    /// What was sent since the last call.
    List<Sent> take() {
        var taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    /* Before the framework's own listener, whose connections are those of a transaction and cannot be closed. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        var real = event.getBean();
        return proxy(
                DataSource.class,
                (_, method, arguments) -> {
                    var result = call(real, method, arguments);
                    return result instanceof Connection connection ? counted(connection) : result;
                });
    }

    private Connection counted(Connection real) {
        return proxy(
                Connection.class,
                (_, method, arguments) -> {
                    var result = call(real, method, arguments);
                    return switch (result) {
                        case PreparedStatement statement ->
                                counted(PreparedStatement.class, statement, (String) arguments[0]);
                        case Statement statement -> counted(Statement.class, statement, "");
                        case null, default -> result;
                    };
                });
    }

    private <S extends Statement> S counted(Class<S> type, S real, String prepared) {
        var batched = new AtomicInteger();
        return proxy(
                type,
                (_, method, arguments) -> {
                    if (method.getName().equals("addBatch")) {
                        batched.incrementAndGet();
                    } else if (method.getName().endsWith("Batch")) {
                        sent.add(new Sent(prepared, batched.getAndSet(0)));
                    } else if (method.getName().startsWith("execute")) {
                        sent.add(new Sent(prepared.isEmpty() ? "" + arguments[0] : prepared, 1));
                    }
                    return call(real, method, arguments);
                });
    }

    private static @Nullable Object call(
            Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause() == null ? failure : failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        CountedStatements.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
