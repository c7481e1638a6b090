/// Tests of the CDK app: what is promised about the stack is read from the template that a deploy would use. Read
/// [uptick.infra.aws.WithTemplate] first.
@NullMarked
package uptick.infra.aws;

import org.jspecify.annotations.NullMarked;
