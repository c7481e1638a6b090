package uptick.edge.lambda;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;

/// How every function builds its context.
public final class LeanContext {

    private LeanContext() {}

    /// A started context, as the Lambda runtime wants one of every function.
    public static ApplicationContext start() {
        return builder().start();
    }

    /// A builder with Lambda's environments that makes beans when they are first needed: the framework's own
    /// makes every singleton on the class path at start, which a cold start pays for.
    public static ApplicationContextBuilder builder() {
        return new LambdaApplicationContextBuilder()
                .eagerInitConfiguration(false)
                .eagerInitSingletons(false)
                .deduceEnvironment(false)
                .banner(false);
    }
}
