package uptick.edge.lambda;

import java.util.Map;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.Environment;
import io.micronaut.function.aws.MicronautLambdaContext;

/// How every function builds its context.
public final class LeanContext {

    /// Whether this start ends in a snapshot (SnapStart), which is paid once and not by a caller.
    static final boolean BEFORE_A_SNAPSHOT =
            "snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));

    private LeanContext() {}

    /// A started context, as the Lambda runtime wants one of every function.
    public static ApplicationContext start() {
        return builder().start();
    }

    /// A builder with Lambda's environments. Beans are made when they are first needed, and nobody listens for a
    /// snapshot, except where there is one: then every singleton goes into it.
    ///
    /// The framework's own builder makes every singleton on the class path at each start, and cannot be told
    /// otherwise: once set, its `eagerInitSingletons` ignores `false`.
    public static ApplicationContextBuilder builder() {
        return ApplicationContext.builder(
                        Environment.FUNCTION, MicronautLambdaContext.ENVIRONMENT_LAMBDA)
                .eagerInitSingletons(BEFORE_A_SNAPSHOT)
                .properties(Map.of("crac.enabled", BEFORE_A_SNAPSHOT))
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .banner(false);
    }
}
