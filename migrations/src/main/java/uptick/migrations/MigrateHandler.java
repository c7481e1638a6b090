package uptick.migrations;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.function.aws.MicronautRequestHandler;

/// The Lambda entry point of the operator's commands; a failure fails the invocation, and so the deployment
/// that waits for it.
public class MigrateHandler extends MicronautRequestHandler<MigrateCommand, MigrateAnswer> {

    /// Used by the Lambda runtime.
    public MigrateHandler() {}

    /// Used where a context is there already.
    public MigrateHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    protected ApplicationContextBuilder newApplicationContextBuilder() {
        return new LambdaApplicationContextBuilder()
                .eagerInitSingletons(false)
                .deduceEnvironment(false);
    }

    @Override
    public MigrateAnswer execute(MigrateCommand command) {
        return getApplicationContext().getBean(RunCommand.class).run(command);
    }
}
