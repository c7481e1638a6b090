/// Runs packaged functions in a JVM of their own as AWS Lambda's managed Java runtime does, and makes the events that
/// AWS sends them. Read [LambdaRuntime] first.
@NullMarked
package uptick.testing.lambda;

import org.jspecify.annotations.NullMarked;
