package uptick.local.sample.youtube;

import java.time.Duration;

/// Something that goes wrong with a reply.
public sealed interface Fault {

    /// YouTube refuses, with the status and the body that belong to it.
    record Refusal(ErrorBody body) implements Fault {}

    /// A proxy in front of YouTube refuses: status 429 with a page of HTML, no unit charged.
    record HtmlTooManyRequests() implements Fault {}

    /// The connection breaks in the middle of the body.
    record CutBody() implements Fault {}

    /// The true reply, but late.
    ///
    /// @param delay how long the server waits, by the wall clock, before it sends the first byte
    record Slow(Duration delay) implements Fault {}

    /// Status 200 and a list without items: what is not to be taken for a chart.
    record EmptyList() implements Fault {}

    /// Status 200 and a body that ends in the middle of the JSON although its length is right.
    record MalformedJson() implements Fault {}
}
