package uptick.infra.aws;

import java.util.List;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// The queue that wakes those who work on a run's slices.
///
/// Its messages are nudges; what there is to do is rows. So one that is lost, doubled or late costs nothing, and none is worth
/// keeping longer than a run may take.
final class Slices extends Construct {

    private static final int DELIVERIES = 5;

    private final Queue queue;

    /// @param failures takes the messages that could not be worked on
    Slices(Construct scope, String id, Queue failures) {
        super(scope, id);
        this.queue =
                Queue.Builder.create(this, "Queue")
                        .encryption(QueueEncryption.SQS_MANAGED)
                        .enforceSsl(true)
                        // longer than a worker may take: else its message would be delivered to
                        // another while it is at work
                        .visibilityTimeout(
                                Duration.seconds(
                                        FunctionShape.WORK_SLICES
                                                .timeout()
                                                .plusMinutes(2)
                                                .toSeconds()))
                        .retentionPeriod(Duration.hours(1))
                        .deadLetterQueue(
                                DeadLetterQueue.builder()
                                        .queue(failures)
                                        .maxReceiveCount(DELIVERIES)
                                        .build())
                        .build();
    }

    /// Where it is, for those who nudge.
    String url() {
        return queue.getQueueUrl();
    }

    /// Lets functions nudge, and do nothing else with the queue.
    void letNudge(List<DomainFunction> functions) {
        functions.forEach(function -> queue.grantSendMessages(function.function()));
    }

    /// Has a function work on what is nudged for, one message at a time and so many at once.
    void wake(Alias worker) {
        worker.addEventSource(
                SqsEventSource.Builder.create(queue)
                        .batchSize(1)
                        .reportBatchItemFailures(true)
                        .maxConcurrency(FunctionShape.WORK_SLICES.concurrency())
                        .build());
    }
}
