package uptick.infra.aws;

import java.util.List;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import software.amazon.awscdk.Stack;

/// The rules of cdk-nag's AwsSolutions that are broken on purpose, each with why that is right here.
final class AcceptedFindings {

    static final List<NagPackSuppression> ALL =
            List.of(
                    accepted(
                            "AwsSolutions-IAM5",
                            "Network interfaces have no narrower resource before they exist, and function code is"
                                    + " denied them; the other wildcards are versions of one function and objects of"
                                    + " one bucket."),
                    accepted(
                            "AwsSolutions-APIG4",
                            "Login is where a token comes from, and health is what a monitor without one asks; both"
                                    + " are throttled."));

    private AcceptedFindings() {}

    private static NagPackSuppression accepted(String rule, String reason) {
        return NagPackSuppression.builder().id(rule).reason(reason).build();
    }

    static void recordOn(Stack stack) {
        NagSuppressions.addStackSuppressions(stack, ALL);
    }
}
