package uptick.collections.queue;

import java.net.URI;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.Nullable;

/// The queue that wakes workers, `uptick.collections.queue.*`; where no address is set the process works itself.
///
/// @param url the queue's address, as SQS names it
/// @param endpoint where SQS answers, null for AWS itself
@ConfigurationProperties("uptick.collections.queue")
@Requires(property = "uptick.collections.queue.url")
record QueueSettings(String url, @Nullable URI endpoint) {}
