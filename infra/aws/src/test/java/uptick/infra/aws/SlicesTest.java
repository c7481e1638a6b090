package uptick.infra.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

@WithTemplate
class SlicesTest {

    @Test
    void isDeliveredToTheWorkersOneByOneAndSaysWhichFailed(Resources resources) {
        Resources.Resource mapping = resources.only("AWS::Lambda::EventSourceMapping");

        assertThat(mapping.text("EventSourceArn")).contains(queue(resources).id());
        assertThat(mapping.text("FunctionName")).contains("Ref=WorkSlicesLive");
        assertThat(mapping.at("FunctionResponseTypes"))
                .isEqualTo(List.of("ReportBatchItemFailures"));
        assertThat(number(mapping.at("BatchSize"))).isOne();
        assertThat(number(mapping.at("ScalingConfig", "MaximumConcurrency")))
                .isEqualTo(
                        number(
                                resources
                                        .function(FunctionShape.WORK_SLICES)
                                        .at("ReservedConcurrentExecutions")));
    }

    @Test
    void hidesAMessageLongerThanItsWorkerMayTake(Resources resources) {
        assertThat(number(queue(resources).at("VisibilityTimeout")))
                .isGreaterThan(number(resources.function(FunctionShape.WORK_SLICES).at("Timeout")));
    }

    @Test
    void keepsAMessageThatNobodyCanWorkOnWithTheFailures(Resources resources) {
        Resources.Resource failures = resources.starting("SchedulesFailures", "AWS::SQS::Queue");

        assertThat(queue(resources).text("RedrivePolicy", "deadLetterTargetArn"))
                .contains(failures.id());
        assertThat(number(queue(resources).at("RedrivePolicy", "maxReceiveCount"))).isEqualTo(5);
    }

    @Test
    void takesNudgesOfFourFunctionsAndIsEmptiedByOne(Resources resources) {
        String queue = queue(resources).id();

        assertThat(policiesOn(resources, queue, "sqs:SendMessage")).hasSize(4);
        assertThat(policiesOn(resources, queue, "sqs:ReceiveMessage")).hasSize(1);
        assertThat(policiesOn(resources, queue, "sqs:PurgeQueue")).isEmpty();
    }

    private static Resources.Resource queue(Resources resources) {
        return resources.starting("SlicesQueue", "AWS::SQS::Queue");
    }

    /* Allowed in roles of functions; EventBridge's leave is in the policy of the failures' queue. */
    private static Stream<Map<String, Object>> policiesOn(
            Resources resources, String queue, String action) {
        return resources
                .statements("Allow")
                .filter(statement -> !statement.containsKey("Principal"))
                .filter(statement -> Resources.at(statement, "Resource").toString().contains(queue))
                .filter(
                        statement ->
                                Resources.list(Resources.at(statement, "Action")).contains(action));
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }
}
