package uptick.testing.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/// A function that cannot be made, for want of a setting.
public final class FailingHandler implements RequestHandler<String, String> {
    public FailingHandler() {
        throw new IllegalStateException("DATABASE_URL is missing");
    }

    @Override
    public String handleRequest(String event, Context context) {
        return event;
    }
}
