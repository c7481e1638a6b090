package uptick.edge.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;

/// The Lambda entry point of a job: an event in, what came of it out, both JSON of the function's own records. Takes
/// the event as the runtime got it, for the reason that [HttpApiHandler] has.
///
/// @param <E> the event, a `@Serdeable` record with what of it the job reads
/// @param <A> the answer, a `@Serdeable` record
public abstract class JobHandler<E, A> implements RequestStreamHandler {

    private final ApplicationContext context;
    private final Argument<E> event;

    /// @param context a started one
    protected JobHandler(ApplicationContext context, Class<E> event) {
        this.context = context;
        this.event = Argument.of(event);
    }

    /// Does the job.
    ///
    /// @param timeLeft until the runtime ends it, wherever it is
    protected abstract A run(E event, Duration timeLeft);

    /// The one bean of a type.
    protected final <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public final void handleRequest(InputStream input, OutputStream answer, Context lambda)
            throws IOException {
        var json = bean(JsonMapper.class);
        var timeLeft = Duration.ofMillis(lambda.getRemainingTimeInMillis());
        json.writeValue(answer, run(json.readValue(input, event), timeLeft));
    }
}
