package uptick.outbound.mail;

import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;

import javax.net.ssl.SSLSocketFactory;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

/// Hands mails to the operator's server, one connection for each, at most once: a mail whose fate is unknown is not sent
/// again.
@Singleton
public final class Mailer {

    private final MailSettings settings;
    private final Clock clock;
    private final @Nullable SSLSocketFactory tls;

    @Inject
    Mailer(MailSettings settings, Clock clock) {
        this(settings, clock, null);
    }

    /// @param tls who is trusted, null for whom the JDK trusts
    Mailer(MailSettings settings, Clock clock, @Nullable SSLSocketFactory tls) {
        this.settings = settings;
        this.clock = clock;
        this.tls = tls;
    }

    /// Whether there is a server to hand mails to.
    public boolean isConfigured() {
        return settings.host() != null;
    }

    /// Sends a mail and waits until the server has taken it.
    ///
    /// @throws MailNotSent where it did not, or the connection is not secure
    /// @throws IllegalStateException where no server is configured
    public void send(Mail mail) {
        if (!isConfigured()) {
            throw new IllegalStateException("uptick.mail.host is not set: no mail can be sent");
        }
        try {
            var session = Session.getInstance(properties());
            var message = message(session, mail);
            try (var transport = session.getTransport("smtp")) {
                transport.connect(settings.user(), settings.password());
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (MessagingException failure) {
            throw new MailNotSent("The mail server did not take a mail", failure);
        }
    }

    private MimeMessage message(Session session, Mail mail) throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject(), "UTF-8");
        message.setText(mail.text(), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        // RFC 3834, 5: nobody's holiday notice answers it.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    private Properties properties() {
        var properties = new Properties();
        properties.put("mail.smtp.host", Objects.requireNonNull(settings.host()));
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.auth", Boolean.toString(settings.user() != null));
        var millis = Long.toString(settings.timeout().toMillis());
        properties.put(
                "mail.smtp.connectiontimeout", Long.toString(settings.connectTimeout().toMillis()));
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        var starttls = settings.starttls() && !settings.plain();
        properties.put("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(starttls));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(!starttls && !settings.plain()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        if (tls != null) {
            properties.put("mail.smtp.ssl.socketFactory", tls);
        }
        // Else the machine's own name would be looked up, and stand in what strangers read.
        properties.put("mail.smtp.localhost", "uptick");
        properties.put("mail.from", Objects.requireNonNull(settings.from()));
        return properties;
    }
}
