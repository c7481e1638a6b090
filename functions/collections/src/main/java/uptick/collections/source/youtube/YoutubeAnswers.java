package uptick.collections.source.youtube;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import io.micronaut.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import uptick.collections.source.Absences;
import uptick.collections.source.LooseJson;
import uptick.collections.source.PlainQuestion;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.outbound.Call;
import uptick.outbound.Reply;
import uptick.outbound.Retrying;

/// What the methods of the YouTube Data API have in common: lists of items, and errors.
record YoutubeAnswers(JsonMapper json) {

    /// A question of one unit (YouTube Data API, "Quota Calculator").
    ///
    /// @param bucket the ledger's name
    /// @param meaning of a list's items and the token of its next page, null on the last
    <T> Question<T> question(
            String bucket,
            Call call,
            BiFunction<List<LooseJson>, @Nullable String, SourceReply<T>> meaning) {
        return new PlainQuestion<>(
                "YouTube",
                bucket,
                1,
                call,
                this::worthAnother,
                answered ->
                        answered.status() == 200
                                ? list(answered, meaning)
                                : refusal(answered).meaning());
    }

    private <T> SourceReply<T> list(
            Reply.Answered answered,
            BiFunction<List<LooseJson>, @Nullable String, SourceReply<T>> meaning) {
        var envelope = LooseJson.parse(json, answered.body());
        var items = envelope.map(whole -> whole.at("items")).filter(LooseJson::isList);
        if (items.isEmpty()) {
            return Absences.notUnderstood("YouTube", "no list of videos");
        }
        return meaning.apply(
                items.get().elements().stream().filter(item -> !item.isAbsent()).toList(),
                envelope.map(whole -> whole.at("nextPageToken").word()).orElse(null));
    }

    /* A passing failure, or YouTube's own "too fast", which looks like a refusal but for its reason. A spent quota
     * looks like "too fast" and does not pass. */
    private boolean worthAnother(Reply.Answered answered) {
        if (answered.status() < 400) {
            return false;
        }
        var refusal = refusal(answered);
        return !refusal.isQuota() && (refusal.isTooFast() || Retrying.passing(answered));
    }

    private YoutubeRefusal refusal(Reply.Answered answered) {
        Optional<LooseJson> error =
                LooseJson.parse(json, answered.body()).map(whole -> whole.at("error"));
        return YoutubeRefusal.of(answered.status(), error.orElse(null));
    }
}
