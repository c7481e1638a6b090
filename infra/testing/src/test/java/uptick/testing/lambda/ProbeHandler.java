package uptick.testing.lambda;

import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/// A function that tells about the runtime it finds itself in: the event says what.
public final class ProbeHandler implements RequestHandler<String, String> {
    private int invocations;

    @Override
    public String handleRequest(String event, Context context) {
        invocations++;
        return switch (event) {
            case "count" -> Integer.toString(invocations);
            case "environment" -> String.join("\n", System.getenv().keySet());
            case "folder" -> System.getProperty("user.dir");
            case "loader" -> getClass().getClassLoader().getClass().getSimpleName();
            case "zone" -> TimeZone.getDefault().getID();
            case "context" ->
                    String.join(
                            " ",
                            context.getFunctionName(),
                            context.getInvokedFunctionArn(),
                            Integer.toString(context.getMemoryLimitInMB()),
                            Boolean.toString(context.getRemainingTimeInMillis() > 0));
            case "log" -> {
                context.getLogger().log("through Lambda's logger\n");
                System.out.println("to standard output");
                System.err.println("to standard error");
                yield "logged";
            }
            case "large" -> "x".repeat(RuntimeApi.LARGEST_RESPONSE_BYTES);
            case "throw" -> throw new IllegalArgumentException("no such \"errorType\":\"trap\"");
            case "die" -> {
                System.err.println("last words");
                Runtime.getRuntime().halt(7);
                yield "never";
            }
            case "hang" -> {
                waitForever();
                yield "never";
            }
            default -> event;
        };
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
