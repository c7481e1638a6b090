package uptick.edge.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;

/// The Lambda entry point of every function with routes: API Gateway's HTTP API events (payload 2.0) in,
/// ordinary controllers behind.
///
/// It takes the event as the runtime got it. Typed, the runtime would look for a serializer, and the framework's
/// starts an application context of its own with the shapes of all events that AWS has: a cold start pays for it.
public class HttpApiHandler implements RequestStreamHandler {

    private final HttpApiFunction function;
    private final JsonMapper json;

    /// Used by the Lambda runtime.
    public HttpApiHandler() {
        this(LeanContext.start());
    }

    /// Used where a context is there already.
    public HttpApiHandler(ApplicationContext context) {
        function = new HttpApiFunction(context);
        json = context.getBean(JsonMapper.class);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context)
            throws IOException {
        var response = function.handleRequest(HttpApiPayload.read(json, event), context);
        HttpApiPayload.write(json, response, answer);
    }
}
