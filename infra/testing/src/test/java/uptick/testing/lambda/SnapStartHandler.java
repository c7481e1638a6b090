package uptick.testing.lambda;

import java.util.ArrayList;
import java.util.List;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/// A function that answers with what has happened to it, in order. `FAIL_IN` names a hook that is to fail.
public final class SnapStartHandler implements RequestHandler<String, String>, Resource {
    private final List<String> happened = new ArrayList<>(List.of("made"));

    public SnapStartHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        note("before checkpoint");
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        note("after restore");
    }

    @Override
    public String handleRequest(
            String event, com.amazonaws.services.lambda.runtime.Context context) {
        note(event);
        return String.join(", ", happened);
    }

    private void note(String what) {
        if (what.equals(System.getenv("FAIL_IN"))) {
            throw new IllegalStateException("told to fail " + what);
        }
        happened.add(what);
    }
}
