package uptick.collections.source;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

import uptick.collections.source.SourceReply.Absent;
import uptick.model.collections.ObservationState;
import uptick.outbound.Call;
import uptick.outbound.Reply;
import uptick.outbound.Retrying;

/// A question put together of its parts, with what all have in common: what it means that no answer came.
///
/// @param provider its name for people
/// @param again whether another attempt may better an answer, of any status
/// @param meaning what an answer means, of any status; never throws
public record PlainQuestion<T>(
        String provider,
        String api,
        int units,
        Call call,
        Predicate<Reply.Answered> again,
        Function<Reply.Answered, SourceReply<T>> meaning)
        implements Question<T> {

    @Override
    public boolean worthAnother(Reply reply) {
        return reply instanceof Reply.Answered answered
                ? again.test(answered)
                : Retrying.passing(reply);
    }

    @Override
    public SourceReply<T> read(Reply reply) {
        return switch (reply) {
            case Reply.NotSent(var reason, var _) ->
                    new Absent<>(
                            ObservationState.FAILED,
                            provider + " could not be reached: " + words(reason) + ".");
            case Reply.Unknown(var reason, var _) ->
                    new Absent<>(
                            ObservationState.FAILED,
                            provider + "'s answer did not arrive: " + words(reason) + ".");
            case Reply.Answered answered -> meaning.apply(answered);
        };
    }

    private static String words(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
