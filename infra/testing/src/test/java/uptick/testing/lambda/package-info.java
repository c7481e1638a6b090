/// Tests of the runtime with the functions they run in it. Read [LambdaRuntimeTest] first.
@NullMarked
package uptick.testing.lambda;

import org.jspecify.annotations.NullMarked;
