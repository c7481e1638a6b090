package uptick.infra.aws;

import java.util.List;
import java.util.Map;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/// Roles for functions without AWS's managed policies, which would let each write to every log group of the account.
final class ExecutionRole {

    private static final List<String> NETWORK_INTERFACES =
            List.of(
                    "ec2:CreateNetworkInterface",
                    "ec2:DescribeNetworkInterfaces",
                    "ec2:DescribeSubnets",
                    "ec2:DeleteNetworkInterface",
                    "ec2:AssignPrivateIpAddresses",
                    "ec2:UnassignPrivateIpAddresses");

    private ExecutionRole() {}

    /// A role that Lambda may take on and that may write to `log`.
    static Role create(Construct scope, String id, LogGroup log) {
        Role role =
                Role.Builder.create(scope, id)
                        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                        .build();
        log.grantWrite(role);
        return role;
    }

    /// Lets Lambda itself, but not the function's code, handle the network interfaces that a place in the VPC needs.
    static void letIntoNetwork(Role role) {
        role.addToPolicy(
                PolicyStatement.Builder.create()
                        .actions(NETWORK_INTERFACES)
                        .resources(List.of("*"))
                        .build());
        role.addToPolicy(
                PolicyStatement.Builder.create()
                        .effect(Effect.DENY)
                        .actions(NETWORK_INTERFACES)
                        .resources(List.of("*"))
                        .conditions(
                                Map.of(
                                        "ArnLike",
                                        Map.of(
                                                "lambda:SourceFunctionArn",
                                                "arn:%s:lambda:%s:%s:function:*"
                                                        .formatted(
                                                                Aws.PARTITION,
                                                                Aws.REGION,
                                                                Aws.ACCOUNT_ID))))
                        .build());
    }
}
