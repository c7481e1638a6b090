package uptick.edge.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.function.aws.DefaultLambdaContextFactory;
import io.micronaut.function.aws.LambdaContextFactory;
import jakarta.inject.Singleton;

/// Leaves the Lambda runtime's context of an invocation out of the application's.
///
/// The framework registers it, and its logger, as new beans with every invocation, and never takes them away. Each
/// registration looks through those that are there: after 25,000 requests an instance took seconds for one. Nothing here
/// injects them.
@Singleton
@Replaces(DefaultLambdaContextFactory.class)
final class NothingKeptOfInvocations implements LambdaContextFactory {

    @Override
    public void registerSingletons(Context invocation) {
        // Nothing to register: see above.
    }
}
