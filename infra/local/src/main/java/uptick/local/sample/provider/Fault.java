package uptick.local.sample.provider;

import java.time.Duration;
import java.util.function.Supplier;

/// Something that goes wrong with a reply.
public sealed interface Fault {

    /// The provider says something else, such as that it refuses.
    record Refusal(Reply reply) implements Fault {}

    /// A proxy in front of the provider refuses: status 429 with a page of HTML, no unit charged.
    record HtmlTooManyRequests() implements Fault {}

    /// The connection breaks in the middle of the body.
    record CutBody() implements Fault {}

    /// The true reply, but late.
    ///
    /// @param delay how long the server waits, by the wall clock, before it sends the first byte
    record Slow(Duration delay) implements Fault {}

    /// Status 200 and a list without items: what is not to be taken for an answer.
    record EmptyList() implements Fault {}

    /// Status 200 and a body that ends in the middle although its length is right.
    record MalformedBody() implements Fault {}

    /// The reply of a request that this befalls.
    ///
    /// @param truthful what the provider would say
    /// @param empty the same without items
    default Reply instead(Supplier<Reply> truthful, Supplier<Reply> empty) {
        return switch (this) {
            case Refusal(var reply) -> reply;
            case HtmlTooManyRequests() -> Reply.html(429, "Too Many Requests");
            case CutBody() -> truthful.get().cutOff();
            case Slow(var delay) -> truthful.get().delayed(delay);
            case EmptyList() -> empty.get();
            case MalformedBody() -> truthful.get().malformed();
        };
    }
}
