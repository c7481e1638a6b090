package uptick.outbound;

import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.outbound.Reply.Answered;
import uptick.outbound.Reply.NotSent;
import uptick.outbound.Reply.Unknown;

/// The guarded client on top of the JDK's: allow-list, one request per call, whole bodies, limits of time and size.
@Singleton
public final class GuardedHttpClient implements GuardedHttp {

    /*
     * HTTP/1.1, not 2: an HTTP/1.1 body declares its end and a connection carries one exchange, so "cut", "lost" and
     * "never sent" can be told apart (see OneSend); with a few hundred calls a day and pacing, streams would gain nothing.
     *
     * One client, hence one connection, per call: a pooled connection may have died while a function was frozen, and a
     * request lost on it would have to be counted as used. It costs a handshake per call, shortened by the session cache
     * of the shared TLS context, and makes shutdownNow the end of anything that is still dripping.
     *
     * Names: the addresses are checked here, then the JDK resolves again when it connects, normally from its cache of 30
     * seconds. Should the answer change in between (DNS rebinding), the connection reaches another address, but all
     * origins except loopback speak TLS: without a valid certificate for the listed name the handshake ends it before a
     * byte of the request is sent.
     *
     * Headers are limited by the JDK, 384 KiB for all of them together (jdk.http.maxHeaderSize).
     */

    private static final Logger LOG = LoggerFactory.getLogger(GuardedHttpClient.class);

    private final OutboundSettings settings;
    private final AllowList allowList;
    private final UnaryOperator<HttpClient.Builder> tls;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// A client with the machine's own name resolution and trusted certificates.
    @Inject
    public GuardedHttpClient(OutboundSettings settings) {
        this(settings, InetAddress::getAllByName, UnaryOperator.identity());
    }

    GuardedHttpClient(
            OutboundSettings settings,
            AllowList.Resolver resolver,
            UnaryOperator<HttpClient.Builder> tls) {
        this.settings = settings;
        this.allowList = new AllowList(settings.allowedOrigins(), resolver);
        this.tls = tls;
    }

    @Override
    public Reply send(Call call) {
        long start = System.nanoTime();
        Optional<Origin> origin = allowList.find(call.uri());
        Reply reply =
                origin.isPresent()
                        ? exchange(call, origin.get())
                        : new NotSent(Reason.ORIGIN_NOT_ALLOWED, "not on the allow-list");
        log(call, reply, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        return reply;
    }

    private Reply exchange(Call call, Origin origin) {
        Duration limit = shorter(settings.exchangeTimeout(), call.atMost());
        OneSend send = new OneSend(call.bodyOnTheWire());
        HttpClient client = newClient(shorter(settings.connectTimeout(), limit));
        try {
            HttpRequest request = request(call, send);
            Future<Reply> running =
                    threads.submit(
                            () ->
                                    allowList
                                            .refusal(origin)
                                            .<Reply>map(refusal -> refusal)
                                            .orElseGet(
                                                    () ->
                                                            new Exchange(
                                                                            client, request, send,
                                                                            settings)
                                                                    .run()));
            return running.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return send.failed(Reason.TIMED_OUT, "not over within " + limit);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return send.failed(Reason.INTERRUPTED, "interrupted while waiting");
        } catch (ExecutionException defect) {
            throw withoutItsText(call, defect);
        } finally {
            client.shutdownNow();
        }
    }

    private HttpClient newClient(Duration connectTimeout) {
        return tls.apply(HttpClient.newBuilder())
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(connectTimeout)
                .executor(threads)
                .build();
    }

    private HttpRequest request(Call call, OneSend send) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(call.onTheWire())
                        .method(call.method(), send)
                        .header("Accept-Encoding", "gzip")
                        .header("User-Agent", settings.userAgent());
        if (call.form() != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        call.headers().forEach(request::header);
        return request.build();
    }

    private static Duration shorter(Duration one, @Nullable Duration other) {
        return other == null || one.compareTo(other) <= 0 ? one : other;
    }

    // an exception of the JDK may quote the address with its secrets
    private static IllegalStateException withoutItsText(Call call, ExecutionException defect) {
        Throwable cause = defect.getCause() == null ? defect : defect.getCause();
        IllegalStateException bare =
                new IllegalStateException(call + " failed: " + cause.getClass().getName());
        bare.setStackTrace(cause.getStackTrace());
        return bare;
    }

    private static void log(Call call, Reply reply, long millis) {
        switch (reply) {
            case Answered answered ->
                    LOG.info(
                            "{}: {}, {} bytes, {} ms",
                            call,
                            answered.status(),
                            answered.body().length,
                            millis);
            case NotSent(Reason reason, String detail) ->
                    LOG.warn("{}: not sent, {} ({}), {} ms", call, reason, detail, millis);
            case Unknown(Reason reason, String detail) ->
                    LOG.warn("{}: unknown, {} ({}), {} ms", call, reason, detail, millis);
        }
    }
}
