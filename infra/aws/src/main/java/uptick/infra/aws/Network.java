package uptick.infra.aws;

import java.util.List;
import java.util.Map;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.IpProtocol;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// The private network: two zones, no public subnet, no address that the internet can reach.
///
/// What calls providers sits in `outbound`, which leaves by IPv6 through an egress-only gateway: it costs nothing, where a
/// NAT gateway costs about 33 USD a month before traffic. The price is that a provider without IPv6 cannot be reached; the
/// first one that we need (YouTube's API) has it. Everything else sits in `inside`, from where no route leads out.
final class Network extends Construct {

    private static final String INSIDE = "inside";
    private static final String OUTBOUND = "outbound";

    private final Vpc vpc;

    Network(Construct scope, String id) {
        super(scope, id);
        LogGroup refused =
                LogGroup.Builder.create(this, "RefusedTraffic")
                        .retention(RetentionDays.ONE_MONTH)
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build();
        this.vpc =
                Vpc.Builder.create(this, "Vpc")
                        .ipAddresses(IpAddresses.cidr("10.42.0.0/16"))
                        .ipProtocol(IpProtocol.DUAL_STACK)
                        .maxAzs(2)
                        .natGateways(0)
                        .createInternetGateway(false)
                        .restrictDefaultSecurityGroup(false)
                        .subnetConfiguration(
                                List.of(
                                        subnets(INSIDE, SubnetType.PRIVATE_ISOLATED),
                                        subnets(OUTBOUND, SubnetType.PRIVATE_WITH_EGRESS)))
                        // refused packets only: they are what an intruder leaves, and they are few
                        .flowLogs(
                                Map.of(
                                        "Refused",
                                        FlowLogOptions.builder()
                                                .trafficType(FlowLogTrafficType.REJECT)
                                                .destination(
                                                        FlowLogDestination.toCloudWatchLogs(
                                                                refused))
                                                .build()))
                        .build();
    }

    private static SubnetConfiguration subnets(String name, SubnetType type) {
        return SubnetConfiguration.builder().name(name).subnetType(type).cidrMask(24).build();
    }

    Vpc vpc() {
        return vpc;
    }

    SubnetSelection inside() {
        return SubnetSelection.builder().subnetGroupName(INSIDE).build();
    }

    SubnetSelection outbound() {
        return SubnetSelection.builder().subnetGroupName(OUTBOUND).build();
    }
}
