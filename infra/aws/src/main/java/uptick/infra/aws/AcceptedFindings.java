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
                                    + " are throttled."),
                    accepted(
                            "AwsSolutions-SMG4",
                            "A rotated secret reaches the functions only by a deploy, so a deploy rotates them all:"
                                    + " see the secrets' epoch."),
                    accepted(
                            "AwsSolutions-RDS3",
                            "A second zone doubles the largest item of the bill; an hour without the page is bearable"
                                    + " and a backup of every five minutes exists."),
                    accepted(
                            "AwsSolutions-CFR4",
                            "CloudFront's own host name allows no choice of the oldest TLS; with a domain of one's"
                                    + " own this goes away."));

    private AcceptedFindings() {}

    private static NagPackSuppression accepted(String rule, String reason) {
        return NagPackSuppression.builder().id(rule).reason(reason).build();
    }

    static void recordOn(Stack stack) {
        NagSuppressions.addStackSuppressions(stack, ALL);
    }
}
