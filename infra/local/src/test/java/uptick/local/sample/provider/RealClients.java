package uptick.local.sample.provider;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanContext;

import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.model.collections.ObservationState;
import uptick.outbound.Call;
import uptick.outbound.GuardedHttp;
import uptick.outbound.GuardedHttpClient;
import uptick.outbound.OutboundSettings;
import uptick.outbound.Reply;

/// The product's clients of a source, and its guarded HTTP client, which reaches one provider only.
///
/// @param beans where the clients are
public record RealClients(BeanContext beans, GuardedHttp http) {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int LARGEST_BODY = 8 << 20;

    /// Clients that reach a provider.
    ///
    /// @param beans where the clients are
    public static RealClients of(BeanContext beans, ReplayingProvider provider) {
        return new RealClients(
                beans,
                new GuardedHttpClient(
                        new OutboundSettings(
                                List.of(provider.address().toString()),
                                "Uptick/test",
                                LONGEST,
                                LONGEST,
                                LARGEST_BODY)));
    }

    /// A context that holds the clients.
    ///
    /// @param settings name to value
    public static ApplicationContext beans(Map<String, Object> settings) {
        return ApplicationContext.builder().deduceEnvironment(false).properties(settings).start();
    }

    /// A client.
    public <T> T client(Class<T> type) {
        return beans.getBean(type);
    }

    /// What the provider's answer to a question means.
    public <T> SourceReply<T> ask(Question<T> question) {
        return question.read(http.send(question.call()));
    }

    /// What the provider's answer to a question holds.
    ///
    /// @throws AssertionError where it holds nothing
    public <T> T items(Question<T> question) {
        return switch (ask(question)) {
            case SourceReply.Items<T>(var page) -> page;
            case SourceReply.Absent<T> absent -> throw new AssertionError(absent.toString());
        };
    }

    /// Why the provider's answer to a question holds nothing.
    ///
    /// @throws AssertionError where it holds something
    public <T> ObservationState absence(Question<T> question) {
        return switch (ask(question)) {
            case SourceReply.Items<T>(var page) -> throw new AssertionError("" + page);
            case SourceReply.Absent<T>(var state, var _) -> state;
        };
    }

    /// What the provider says to a GET, as text.
    ///
    /// @throws AssertionError where nothing arrives
    public String body(URI address) {
        return body(Call.to(address));
    }

    /// What the provider says to a call, as text.
    ///
    /// @throws AssertionError where nothing arrives
    public String body(Call call) {
        return switch (http.send(call)) {
            case Reply.Answered answered -> new String(answered.body(), StandardCharsets.UTF_8);
            case Reply other -> throw new AssertionError(other.toString());
        };
    }
}
