package uptick.accounts;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import com.password4j.Argon2Function;
import com.password4j.BcryptFunction;
import com.password4j.HashingFunction;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import uptick.accounts.password.PasswordRules;
import uptick.edge.problem.Problems;

/// Hashes passwords with Argon2id (RFC 9106) and checks hashes of Argon2 and bcrypt; passwords in the one form that
/// [PasswordRules#normalized] gives them.
///
/// A hash takes tens of milliseconds of a processor and the memory of the settings. One processor is left to everybody else,
/// where there are several: who logs in can wait a moment longer, and many logins at once neither hold up readers nor exhaust
/// the heap. Of those who wait there are not more than can be served within some ten seconds; whoever comes then is refused.
@Singleton
public final class PasswordHashes {

    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int MOST_WAITING = 200;

    /* PHC string format, and crypt's of bcrypt. The library is shown nothing else: what it makes of other text is
     * anybody's exception, and some of them repeat the text. The bounds keep a stored cost payable. */
    private static final Pattern READABLE =
            Pattern.compile(
                    "\\$argon2(?:id|i|d)\\$v=(?:16|19)\\$m=[1-9]\\d{0,5},t=[1-9]\\d?,p=[1-9]\\d?"
                            + "(?:\\$(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2,3})?){2}"
                            + "|\\$2[aby]\\$(?:0[4-9]|1\\d)\\$[./A-Za-z0-9]{53}");

    private final Argon2Function argon2;
    private final String hashOfNobody;
    private final AccountsSettings settings;

    /* Threads of their own: requests run on virtual threads, of which as many make progress as there are processors, and a hash
     * never waits for anything that would let another one run. On theirs it would hold up every reader. */
    private final ExecutorService processors;

    /// @param settings what a hash costs
    @Inject
    public PasswordHashes(AccountsSettings settings) {
        this(settings, MOST_WAITING);
    }

    PasswordHashes(AccountsSettings settings, int mostWaiting) {
        this.settings = settings;
        processors = processors(mostWaiting);
        argon2 =
                Argon2Function.getInstance(
                        settings.getArgon2MemoryKib(),
                        settings.getArgon2Iterations(),
                        settings.getArgon2Parallelism(),
                        HASH_BYTES,
                        Argon2.ID);
        hashOfNobody = hashOfNobody(settings);
    }

    /// The hash of a password under a salt of its own, in PHC string format.
    ///
    /// @throws uptick.edge.problem.ProblemException where too many wait already
    public String hash(String password) {
        return onAProcessor(
                () ->
                        Password.hash(PasswordRules.normalized(password))
                                .addRandomSalt(SALT_BYTES)
                                .with(argon2)
                                .getResult());
    }

    /// What stands in for the hash of an account that does not exist: it costs what any hash of today costs, and
    /// no password belongs to it.
    public String ofNobody() {
        return hashOfNobody;
    }

    /// Whether this is a hash that [#matches] can check.
    public boolean isReadable(String hash) {
        return READABLE.matcher(hash).matches();
    }

    /// Whether a password belongs to a hash; none does to one that is not readable. Works out a hash, whatever the
    /// answer, and a second one only for a password that is not in the usual form: an older system may have hashed it as
    /// it was typed.
    ///
    /// @throws uptick.edge.problem.ProblemException where too many wait already
    public boolean matches(String password, String hash) {
        var checked = isReadable(hash) ? hash : hashOfNobody;
        var normalized = PasswordRules.normalized(password);
        return check(normalized, checked)
                || (!normalized.equals(password) && check(password, checked));
    }

    /// Whether a hash that [#matches] can check is to be replaced at the next login: it is bcrypt's, another Argon2's, or
    /// costs less than the settings say.
    public boolean isOutdated(String hash) {
        if (hash.startsWith("$2")) {
            return true;
        }
        var used = Argon2Function.getInstanceFromHash(hash);
        return used.getVariant() != Argon2.ID
                || used.getVersion() != Argon2Function.ARGON2_VERSION_13
                || used.getMemory() < settings.getArgon2MemoryKib()
                || used.getIterations() < settings.getArgon2Iterations()
                || used.getParallelism() < settings.getArgon2Parallelism();
    }

    @PreDestroy
    void stop() {
        processors.shutdown();
    }

    private boolean check(String password, String hash) {
        return onAProcessor(() -> Password.check(password, hash).with(functionOf(hash)));
    }

    private <T> T onAProcessor(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, processors).join();
        } catch (RejectedExecutionException _) {
            throw Problems.busy();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private static ExecutorService processors(int mostWaiting) {
        int most = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        var threads =
                new ThreadPoolExecutor(
                        most,
                        most,
                        10,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(mostWaiting),
                        Thread.ofPlatform().name("password-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static HashingFunction functionOf(String hash) {
        return hash.startsWith("$2")
                ? BcryptFunction.getInstanceFromHash(hash)
                : Argon2Function.getInstanceFromHash(hash);
    }

    /* Made up rather than worked out, which a cold start would pay for: 32 random bytes are no password's hash. */
    private static String hashOfNobody(AccountsSettings settings) {
        var random = new SecureRandom();
        var salt = new byte[SALT_BYTES];
        var hash = new byte[HASH_BYTES];
        random.nextBytes(salt);
        random.nextBytes(hash);
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        Argon2Function.ARGON2_VERSION_13,
                        settings.getArgon2MemoryKib(),
                        settings.getArgon2Iterations(),
                        settings.getArgon2Parallelism(),
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }
}
