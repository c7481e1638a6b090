package uptick.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.password4j.BcryptFunction;
import com.password4j.Password;
import org.junit.jupiter.api.Test;

import uptick.edge.problem.ProblemException;
import uptick.edge.problem.ProblemType;

class PasswordHashesTest {

    private final PasswordHashes hashes = new PasswordHashes(new AccountsSettings());

    @Test
    void writesArgon2idUnderASaltOfItsOwn() {
        var one = hashes.hash("a password");
        var other = hashes.hash("a password");

        assertThat(one)
                .matches(
                        "\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(other).isNotEqualTo(one);
        assertThat(hashes.isReadable(one)).isTrue();
    }

    @Test
    void areNotWaitedForByMoreThanCanBeServed() {
        var few = new PasswordHashes(new AccountsSettings(), 1);
        var refused = new AtomicInteger();
        var served = new AtomicInteger();

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var caller = 0; caller < 32; caller++) {
                callers.execute(
                        () -> {
                            try {
                                var _ = few.hash("a password");
                                served.incrementAndGet();
                            } catch (ProblemException tooMany) {
                                assertThat(tooMany.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
                                refused.incrementAndGet();
                            }
                        });
            }
        }

        assertThat(served).hasPositiveValue();
        assertThat(refused).hasPositiveValue();
        assertThat(served.get() + refused.get()).isEqualTo(32);
    }

    @Test
    void takesThePasswordOfAHashAndNoOther() {
        var hash = hashes.hash("a password");

        assertThat(hashes.matches("a password", hash)).isTrue();
        assertThat(hashes.matches("another password", hash)).isFalse();
        assertThat(hashes.matches("", hash)).isFalse();
    }

    @Test
    void agreesWithTheReferenceImplementation() {
        // The vectors of phc-winner-argon2 (CC0 or Apache-2.0), src/test.c.
        var known =
                List.of(
                        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                        "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

        for (var hash : known) {
            assertThat(hashes.matches("password", hash)).as(hash).isTrue();
            assertThat(hashes.matches("passwore", hash)).as(hash).isFalse();
        }
    }

    /// The time of an answer is a benchmark's matter. What makes it equal is that there is one check for everybody,
    /// and that nobody's hash costs what an account's does: same function, same parameters, same lengths.
    @Test
    void costsAsMuchForNobodyAsForAnAccount() {
        var nobody = hashes.ofNobody();

        assertThat(cost(nobody)).isEqualTo(cost(hashes.hash("a password")));
        assertThat(nobody).hasSameSizeAs(hashes.hash("a password"));
        assertThat(hashes.isReadable(nobody)).isTrue();
        assertThat(new PasswordHashes(new AccountsSettings()).ofNobody()).isNotEqualTo(nobody);
    }

    @Test
    void costsWhatTheSettingsSayForBoth() {
        var settings = new AccountsSettings();
        settings.setArgon2MemoryKib(20 * 1024);
        settings.setArgon2Iterations(3);
        settings.setArgon2Parallelism(2);
        var dearer = new PasswordHashes(settings);

        assertThat(cost(dearer.hash("a password"))).isEqualTo("$argon2id$v=19$m=20480,t=3,p=2");
        assertThat(cost(dearer.ofNobody())).isEqualTo("$argon2id$v=19$m=20480,t=3,p=2");
        assertThat(dearer.matches("a password", hashes.hash("a password"))).isTrue();
    }

    @Test
    void letsNoPasswordInWhereThereIsNoHash() {
        for (var broken : List.of("", "plain", "$2b$05$short", "$argon2id$v=19$m=0,t=0,p=0$$")) {
            assertThat(hashes.isReadable(broken)).as(broken).isFalse();
            assertThat(hashes.matches("plain", broken)).as(broken).isFalse();
            assertThat(hashes.matches("", broken)).as(broken).isFalse();
        }
    }

    @Test
    void knowsWhatIsToBeReplacedAtTheNextLogin() {
        var settings = new AccountsSettings();
        settings.setArgon2MemoryKib(20 * 1024);
        settings.setArgon2Iterations(3);
        var dearer = new PasswordHashes(settings);
        var salted = "$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

        assertThat(hashes.isOutdated(hashes.hash("a password"))).isFalse();
        assertThat(hashes.isOutdated(dearer.hash("a password"))).as("dearer").isFalse();
        assertThat(dearer.isOutdated(hashes.hash("a password"))).isTrue();
        for (var outdated :
                List.of(
                        "$2b$05$abcdefghijklmnopqrstuuLHSy2htboWo5tjW/tRBoMsvhBv.nOAu",
                        "$argon2i$v=19$m=19456,t=2,p=1" + salted,
                        "$argon2d$v=19$m=19456,t=2,p=1" + salted,
                        "$argon2id$v=16$m=19456,t=2,p=1" + salted,
                        "$argon2id$v=19$m=19455,t=2,p=1" + salted,
                        "$argon2id$v=19$m=47104,t=1,p=1" + salted)) {
            assertThat(hashes.isReadable(outdated)).as(outdated).isTrue();
            assertThat(hashes.isOutdated(outdated)).as(outdated).isTrue();
        }
    }

    @Test
    void takesTwoFormsOfOnePasswordForOne() {
        var composed = "caf\u00e9 au lait";
        var apart = "cafe\u0301 au lait";

        assertThat(hashes.matches(apart, hashes.hash(composed))).isTrue();
        assertThat(hashes.matches(composed, hashes.hash(apart))).isTrue();
        assertThat(hashes.matches("cafe au lait", hashes.hash(composed))).isFalse();
    }

    @Test
    void takesAPasswordAsAnOlderSystemHashedIt() {
        var apart = "cafe\u0301 au lait";
        var older = Password.hash(apart).with(BcryptFunction.getInstance(5)).getResult();

        assertThat(hashes.matches(apart, older)).isTrue();
    }

    private static String cost(String hash) {
        return hash.substring(0, hash.indexOf('$', hash.indexOf("m=")));
    }
}
