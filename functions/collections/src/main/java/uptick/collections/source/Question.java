package uptick.collections.source;

import uptick.outbound.Call;
import uptick.outbound.Reply;

/// One question to a provider: what it costs, how it is asked, and what its answer means.
public interface Question<T> {
    /// The ledger's name for the API or the bucket of it, such as `youtube` or `youtube.search`.
    String api();

    /// Units of one attempt, whatever comes back.
    int units();

    Call call();

    /// Whether another attempt may bring what this one did not.
    boolean worthAnother(Reply reply);

    /// What a reply means; never throws, whatever the body.
    SourceReply<T> read(Reply reply);
}
