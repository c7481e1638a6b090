package uptick.collections.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

import uptick.collections.run.SliceQueue;

/// Nudges by SQS: one message `{"collection_id": …}` for each slice, ten in a request.
@Singleton
@Requires(beans = QueueSettings.class)
final class SqsSliceQueue implements SliceQueue {

    private static final Logger LOG = LoggerFactory.getLogger(SqsSliceQueue.class);
    private static final int BATCH = 10;

    private final QueueSettings settings;
    private final SqsClient sqs;

    SqsSliceQueue(QueueSettings settings) {
        this.settings = settings;
        this.sqs = client(settings);
    }

    /* The collections functions leave their network by IPv6 alone, which AWS answers at its dual-stack addresses. */
    private static SqsClient client(QueueSettings settings) {
        var builder = SqsClient.builder().httpClient(UrlConnectionHttpClient.create());
        return settings.endpoint() == null
                ? builder.dualstackEnabled(true).build()
                : builder.endpointOverride(settings.endpoint()).build();
    }

    @Override
    public void nudge(List<UUID> collectionIds) {
        for (var from = 0; from < collectionIds.size(); from += BATCH) {
            send(collectionIds.subList(from, Math.min(from + BATCH, collectionIds.size())));
        }
    }

    private void send(List<UUID> collectionIds) {
        var entries = new ArrayList<SendMessageBatchRequestEntry>();
        for (var id : collectionIds) {
            entries.add(
                    SendMessageBatchRequestEntry.builder()
                            .id(Integer.toString(entries.size()))
                            .messageBody("{\"collection_id\":\"" + id + "\"}")
                            .build());
        }
        try {
            var answer =
                    sqs.sendMessageBatch(
                            request -> request.queueUrl(settings.url()).entries(entries));
            if (answer.hasFailed() && !answer.failed().isEmpty()) {
                LOG.error(
                        "{} of {} nudges were not taken, the first because of {}; the next sweep sends them again",
                        answer.failed().size(),
                        entries.size(),
                        answer.failed().getFirst().code());
            }
        } catch (SdkException failure) {
            // The run is committed: whoever started it must not be told that it is not.
            LOG.error("Nudges could not be sent; the next sweep sends them again", failure);
        }
    }

    @PreDestroy
    void close() {
        sqs.close();
    }
}
