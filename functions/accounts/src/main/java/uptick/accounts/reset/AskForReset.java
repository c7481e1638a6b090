package uptick.accounts.reset;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.accounts.SiteSettings;
import uptick.accounts.throttle.Attempt;
import uptick.accounts.throttle.Throttle;
import uptick.edge.problem.Problems;
import uptick.outbound.mail.Mailer;

/// Takes a request for a link to set a new password, of an account or of none.
///
/* Looking an account up, writing a token and sending a mail takes a while that a name without an account does not. So
 * that is done beside the request, and every request is answered at the same moment after it came. */
@Singleton
final class AskForReset {

    private static final Logger LOG = LoggerFactory.getLogger(AskForReset.class);
    private static final int AT_ONCE = 2;
    private static final int WAITING = 100;
    private static final int SECONDS_TO_STOP = 5;

    private final SendReset sendReset;
    private final Throttle throttle;
    private final boolean canSend;
    private final Duration answerAfter;
    private final ExecutorService beside = beside();

    AskForReset(
            SendReset sendReset,
            Throttle throttle,
            Mailer mailer,
            SiteSettings site,
            ResetSettings settings) {
        this.sendReset = sendReset;
        this.throttle = throttle;
        this.canSend = mailer.isConfigured() && site.siteUrl() != null;
        this.answerAfter = settings.answerAfter();
    }

    /// Returns at the same moment whatever the name.
    ///
    /// @param address where the request comes from
    /// @throws uptick.edge.problem.ProblemException where no mail can be sent, or too many were asked for from there
    void ask(String login, String address) {
        if (!canSend) {
            throw Problems.mailNotConfigured();
        }
        var answerAt = System.nanoTime() + answerAfter.toNanos();
        throttle.count(Attempt.RESET, address);
        try {
            beside.execute(() -> send(login));
        } catch (RejectedExecutionException _) {
            LOG.warn("Too many password resets wait for their mails: one was dropped");
        }
        sleepUntil(answerAt);
    }

    /// Waits a little for mails that are on their way.
    @PreDestroy
    void stop() {
        beside.shutdown();
        try {
            if (!beside.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                LOG.warn("Password resets still wait for their mails");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /* Nobody waits for the outcome: the log is the only place that can tell. */
    private void send(String login) {
        try {
            sendReset.send(login);
        } catch (RuntimeException failure) {
            LOG.error("A password reset was not mailed", failure);
        }
    }

    private static void sleepUntil(long nanoTime) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanoTime - System.nanoTime());
        } catch (InterruptedException _) {
            // The server stops; the answer may as well come now.
            Thread.currentThread().interrupt();
        }
    }

    private static ExecutorService beside() {
        var threads =
                new ThreadPoolExecutor(
                        AT_ONCE,
                        AT_ONCE,
                        10,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING),
                        Thread.ofPlatform().name("password-reset-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
