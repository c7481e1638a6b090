package uptick.edge.idempotency;

import java.time.Clock;
import java.util.function.Supplier;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.edge.principal.Principal;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.InTransaction;
import uptick.model.idempotency.IdempotencyKeys;

/// Wraps the work of a creating POST: with an `Idempotency-Key` header, key, effect and answer are one transaction, and
/// the same request under the same key is given the first answer's bytes for a day. Without the header the work is done
/// each time.
///
/// A refusal that the work throws is rolled back with everything else and leaves no key, so that the request may be
/// sent again under it.
@Singleton
public final class Idempotency {

    private static final String ANONYMOUS = "anonymous";

    private final IdempotencyKeys keys;
    private final JsonMapper json;
    private final IdempotencySettings settings;
    private final Clock clock;

    Idempotency(IdempotencyKeys keys, JsonMapper json, IdempotencySettings settings, Clock clock) {
        this.keys = keys;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /// Does the work for a user, in a transaction of theirs, unless it was done under the request's key.
    ///
    /// @param body the request's body as it was read, null for none; must be serialisable
    /// @param work what is to be done once; its answer is kept with status, body, content type and location, and
    ///     sent with these alone where the request has a key
    /// @throws uptick.edge.problem.ProblemException where the key is none, another request was sent under it, or one is
    ///     at work; and as the work and [InTransaction#as] do
    public HttpResponse<?> as(
            Principal principal,
            InTransaction inTransaction,
            HttpRequest<?> request,
            @Nullable Object body,
            Supplier<? extends HttpResponse<?>> work) {
        var key = ClientKey.of(request, principal.id().toString());
        return inTransaction.<HttpResponse<?>>as(
                principal, key == null ? work::get : () -> once(key, request, body, work));
    }

    /// As [#as], for somebody who is nobody yet. All of them share one room of keys, so a key has to be drawn at random.
    public HttpResponse<?> asAnonymous(
            InTransaction inTransaction,
            HttpRequest<?> request,
            @Nullable Object body,
            Supplier<? extends HttpResponse<?>> work) {
        var key = ClientKey.of(request, ANONYMOUS);
        return inTransaction.<HttpResponse<?>>asJob(
                key == null ? work::get : () -> once(key, request, body, work));
    }

    private HttpResponse<?> once(
            ClientKey key,
            HttpRequest<?> request,
            @Nullable Object body,
            Supplier<? extends HttpResponse<?>> work) {
        var now = clock.instant();
        var begun =
                keys.begin(
                        key.principal(),
                        key.hash(),
                        key.sign(RequestBytes.of(json, request, body)),
                        now,
                        now.plus(settings.getKeptFor()));
        return switch (begun.outcome()) {
            case BEGUN -> {
                var answer = Answer.of(json, work.get());
                keys.answer(
                        key.principal(),
                        key.hash(),
                        answer.status(),
                        null,
                        key.seal(answer.bytes()));
                yield answer.response();
            }
            case ANSWERED -> Answer.read(key.open(begun.body())).response();
            case MISMATCH -> throw Problems.idempotencyMismatch();
            case IN_FLIGHT -> throw Problems.inFlight();
        };
    }
}
