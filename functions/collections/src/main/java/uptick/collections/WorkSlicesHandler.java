package uptick.collections;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.collections.run.WorkSlices;
import uptick.edge.lambda.JobHandler;
import uptick.edge.lambda.LeanContext;

/// The Lambda entry point of the queue: for each message one slice is worked on, whichever waits; where none does, the
/// message has nothing more to say. So one that comes twice, late or out of order does no harm.
///
/// Reported as failed, and delivered again, are the messages whose slice could not be worked on, those for which no time
/// was left, and those that are none: after some deliveries these end up with the failures.
public class WorkSlicesHandler
        extends JobHandler<WorkSlicesHandler.Event, WorkSlicesHandler.Answer> {

    private static final Logger LOG = LoggerFactory.getLogger(WorkSlicesHandler.class);

    /// Used by the Lambda runtime.
    public WorkSlicesHandler() {
        this(LeanContext.start());
    }

    /// Used where a context is there already.
    public WorkSlicesHandler(ApplicationContext context) {
        super(context, Event.class);
    }

    @Override
    protected Answer run(Event event, Duration timeLeft) {
        var records = event.records();
        if (records == null) {
            throw new IllegalArgumentException(
                    "an event of the queue carries records, this one does not");
        }
        var toAsk = timeLeft.minus(WorkSlices.ENDING);
        var notAfter =
                bean(Clock.class)
                        .instant()
                        .plus(toAsk.compareTo(WorkSlices.ASKING) < 0 ? toAsk : WorkSlices.ASKING);
        var failures = new ArrayList<Failure>();
        for (var message : records) {
            if (!isDone(message, notAfter)) {
                failures.add(new Failure(message.messageId()));
            }
        }
        return new Answer(failures);
    }

    private boolean isDone(Message message, Instant notAfter) {
        if (!isNudge(message) || !bean(Clock.class).instant().isBefore(notAfter)) {
            return false;
        }
        try {
            bean(WorkSlices.class).workOne(notAfter);
            return true;
        } catch (RuntimeException failure) {
            // Thrown, it would have the whole batch delivered again, what is done included.
            LOG.error("Message {}: its slice was left behind", message.messageId(), failure);
            return false;
        }
    }

    private boolean isNudge(Message message) {
        try {
            var nudge = bean(JsonMapper.class).readValue(message.body(), Nudge.class);
            if (nudge != null && nudge.collectionId() != null) {
                return true;
            }
        } catch (IOException | IllegalArgumentException _) {
            // Below.
        }
        LOG.warn("Message {} names no collection", message.messageId());
        return false;
    }

    /// What is read of the queue's event.
    @Serdeable
    public record Event(@JsonProperty("Records") @Nullable List<Message> records) {}

    /// A message of it.
    @Serdeable
    public record Message(
            @JsonProperty("messageId") String messageId, @JsonProperty("body") String body) {}

    /// What a message says.
    @Serdeable
    public record Nudge(@JsonProperty("collection_id") @Nullable UUID collectionId) {}

    /// Which messages are to be delivered again; all others are done.
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Answer(@JsonProperty("batchItemFailures") List<Failure> batchItemFailures) {

        public Answer {
            batchItemFailures = List.copyOf(batchItemFailures);
        }
    }

    /// A message to be delivered again.
    @Serdeable
    public record Failure(@JsonProperty("itemIdentifier") String itemIdentifier) {}
}
