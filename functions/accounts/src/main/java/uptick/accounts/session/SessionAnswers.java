package uptick.accounts.session;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;

/// Puts a session into an answer, its refresh token in the body or in the cookie and never in both.
@Singleton
final class SessionAnswers {

    private final RefreshCookie cookie;

    SessionAnswers(RefreshCookie cookie) {
        this.cookie = cookie;
    }

    RefreshCookie cookie() {
        return cookie;
    }

    HttpResponse<Grant> of(Session session, Delivery delivery) {
        var token = session.refresh().text();
        var answer =
                HttpResponse.ok(
                                Grant.of(
                                        session.access(),
                                        delivery == Delivery.TOKEN ? token : null))
                        // RFC 6749, 5.1: a token stays in no cache.
                        .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return delivery == Delivery.TOKEN
                ? answer
                : answer.header(
                        HttpHeaders.SET_COOKIE, cookie.set(token, session.refreshLifetime()));
    }
}
