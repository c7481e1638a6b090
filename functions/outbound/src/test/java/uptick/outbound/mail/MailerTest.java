package uptick.outbound.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import javax.net.ssl.SSLSocketFactory;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import uptick.outbound.LocalhostCertificate;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailerTest {

    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final Mail MAIL =
            new Mail("ann@example.com", "Grüße, as agreed", "Zoë,\n\nthe first line\n");
    private static final String KEYS = "greenmail.tls.keystore.file";
    private static final String KEYS_PASSWORD = "greenmail.tls.keystore.password";

    private LocalhostCertificate certificate;
    private GreenMail server;

    @BeforeAll
    void makeACertificate(@TempDir Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        certificate = LocalhostCertificate.in(folder);
        System.setProperty(KEYS, certificate.file().toString());
        System.setProperty(KEYS_PASSWORD, LocalhostCertificate.PASSWORD);
    }

    @AfterAll
    void forgetIt() {
        System.clearProperty(KEYS);
        System.clearProperty(KEYS_PASSWORD);
    }

    @BeforeEach
    void startServer() {
        server =
                new GreenMail(
                        new ServerSetup[] {
                            new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP),
                            new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTPS)
                        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @Test
    void deliversAMailToAServerOnThisMachine() throws Exception {
        mailer(plain(null, null), null).send(MAIL);

        var received = server.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getSubject()).isEqualTo("Grüße, as agreed");
        assertThat(received[0].getFrom())
                .extracting(Object::toString)
                .containsExactly("uptick@example.com");
        assertThat(received[0].getRecipients(RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("ann@example.com");
        assertThat(received[0].getContent().toString().strip())
                .isEqualTo("Zoë,\r\n\r\nthe first line");
        assertThat(received[0].getSentDate()).isEqualTo(NOW);
        assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received[0].getMessageID()).endsWith("@example.com>");
    }

    @Test
    void logsInWhereTheServerWantsIt() {
        server.setUser("uptick@example.com", "the-user", "the password");

        mailer(plain("the-user", "the password"), null).send(MAIL);

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThatThrownBy(() -> mailer(plain("the-user", "canary"), null).send(MAIL))
                .isInstanceOf(MailNotSent.class)
                .satisfies(
                        failure ->
                                assertThat(stackTrace(failure))
                                        .doesNotContain("canary")
                                        .doesNotContain("Y2FuYXJ5"));
    }

    @Test
    void goesOverTlsToAServerWithACertificateThatIsTrusted() {
        var trusting = certificate.context().getSocketFactory();

        mailer(overTls("localhost"), trusting).send(MAIL);

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void sendsNothingToACertificateThatIsNotTrusted() {
        assertThatThrownBy(() -> mailer(overTls("localhost"), null).send(MAIL))
                .isInstanceOf(MailNotSent.class);

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendsNothingToACertificateForAnotherName() {
        var trusting = certificate.context().getSocketFactory();

        assertThatThrownBy(() -> mailer(overTls("127.0.0.1"), trusting).send(MAIL))
                .isInstanceOf(MailNotSent.class);

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendsNothingWhereTheServerOffersNoStarttls() {
        assertThatThrownBy(
                        () ->
                                mailer(
                                                settings(
                                                        "localhost",
                                                        port("smtp"),
                                                        true,
                                                        false,
                                                        null,
                                                        null),
                                                null)
                                        .send(MAIL))
                .isInstanceOf(MailNotSent.class)
                .rootCause()
                .hasMessageContaining("STARTTLS");

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void saysSoWhereNobodyAnswers() {
        int port = port("smtp");
        server.stop();

        assertThatThrownBy(
                        () ->
                                mailer(settings("localhost", port, true, true, null, null), null)
                                        .send(MAIL))
                .isInstanceOf(MailNotSent.class);
    }

    @Test
    void sendsNothingWhereNoServerIsConfigured() {
        var mailer =
                mailer(
                        new MailSettings(
                                " ",
                                587,
                                null,
                                null,
                                null,
                                true,
                                false,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(1)),
                        null);

        assertThat(mailer.isConfigured()).isFalse();
        assertThatThrownBy(() -> mailer.send(MAIL)).isInstanceOf(IllegalStateException.class);
    }

    private MailSettings plain(@Nullable String user, @Nullable String password) {
        return settings("localhost", port("smtp"), true, true, user, password);
    }

    private MailSettings overTls(String host) {
        return settings(host, port("smtps"), false, false, null, null);
    }

    private int port(String protocol) {
        return protocol.equals("smtp") ? server.getSmtp().getPort() : server.getSmtps().getPort();
    }

    private static MailSettings settings(
            String host,
            int port,
            boolean starttls,
            boolean plain,
            @Nullable String user,
            @Nullable String password) {
        return new MailSettings(
                host,
                port,
                user,
                password,
                "uptick@example.com",
                starttls,
                plain,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }

    private static Mailer mailer(MailSettings settings, @Nullable SSLSocketFactory tls) {
        return new Mailer(settings, clock(), tls);
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    private static String stackTrace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
