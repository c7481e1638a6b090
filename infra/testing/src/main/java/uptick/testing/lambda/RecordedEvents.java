package uptick.testing.lambda;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;

/// Events in the form in which they were recorded from AWS. The tests of this package hold them against the recordings.
public final class RecordedEvents {
    static final String ACCOUNT = "123456789012";

    private RecordedEvents() {}

    /// A request as an HTTP API of API Gateway hands it to a function, in payload format 2.0.
    ///
    /// @param method such as `GET`
    /// @param target path and query as the client sends them, such as `/v1/trends?limit=10`
    public static HttpApiEvent request(String method, String target) {
        return new HttpApiEvent(method, target);
    }

    /// What an EventBridge rule with a schedule sends, as JSON.
    ///
    /// @param rule the rule's name
    /// @param time when it was due; EventBridge says it in whole seconds
    public static String schedule(String rule, Instant time) {
        return Json.write(
                Map.of(
                        "version",
                        "0",
                        "id",
                        UUID.randomUUID().toString(),
                        "detail-type",
                        "Scheduled Event",
                        "source",
                        "aws.events",
                        "account",
                        ACCOUNT,
                        "time",
                        time.truncatedTo(ChronoUnit.SECONDS).toString(),
                        "region",
                        LaunchCommand.REGION,
                        "resources",
                        List.of(
                                "arn:aws:events:"
                                        + LaunchCommand.REGION
                                        + ":"
                                        + ACCOUNT
                                        + ":rule/"
                                        + rule),
                        "detail",
                        Map.of()));
    }

    /// What the event source of a queue of SQS sends, as JSON.
    ///
    /// @param queue the queue's name
    /// @param bodies by message id, in the order of the batch
    public static String messages(String queue, SequencedMap<String, String> bodies) {
        return Json.write(
                Map.of(
                        "Records",
                        bodies.entrySet().stream()
                                .map(
                                        message ->
                                                message(
                                                        queue,
                                                        message.getKey(),
                                                        message.getValue()))
                                .toList()));
    }

    private static Map<String, Object> message(String queue, String id, String body) {
        return Map.of(
                "messageId",
                id,
                "receiptHandle",
                "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...",
                "body",
                body,
                "attributes",
                Map.of(
                        "ApproximateReceiveCount",
                        "1",
                        "SentTimestamp",
                        "1545082649183",
                        "SenderId",
                        "AIDAIENQZJOLO23YVJ4VO",
                        "ApproximateFirstReceiveTimestamp",
                        "1545082649185"),
                "messageAttributes",
                Map.of(),
                "md5OfBody",
                "e4e68fb7bd0e697a0ae8f1bb342846b3",
                "eventSource",
                "aws:sqs",
                "eventSourceARN",
                "arn:aws:sqs:" + LaunchCommand.REGION + ":" + ACCOUNT + ":" + queue,
                "awsRegion",
                LaunchCommand.REGION);
    }
}
