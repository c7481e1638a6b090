package uptick.accounts.reset;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import uptick.accounts.SiteSettings;
import uptick.accounts.secret.OpaqueToken;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.User;
import uptick.model.accounts.Users;
import uptick.model.accounts.UsersWriter;
import uptick.model.accounts.credential.PasswordReset.Issuer;
import uptick.model.accounts.credential.PasswordResets;
import uptick.model.audit.AuditLog;
import uptick.outbound.mail.Mail;
import uptick.outbound.mail.Mailer;

/// Mails a link to set a new password to whom a login name belongs, if to anybody, and not too often.
@Singleton
final class SendReset {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Users users;
    private final UsersWriter usersWriter;
    private final PasswordResets resets;
    private final AuditLog auditLog;
    private final Mailer mailer;
    private final SiteSettings site;
    private final ResetSettings settings;
    private final InTransaction inTransaction;
    private final Clock clock;

    SendReset(
            Users users,
            UsersWriter usersWriter,
            PasswordResets resets,
            AuditLog auditLog,
            Mailer mailer,
            SiteSettings site,
            ResetSettings settings,
            Transactions transactions,
            Clock clock) {
        this.users = users;
        this.usersWriter = usersWriter;
        this.resets = resets;
        this.auditLog = auditLog;
        this.mailer = mailer;
        this.site = site;
        this.settings = settings;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
        this.clock = clock;
    }

    /// Does nothing where the name is nobody's, the account has no e-mail address, or got enough links lately.
    ///
    /// @throws uptick.outbound.mail.MailNotSent where the server does not take the mail: then the token stands in no
    ///     mail, and nobody knows it
    void send(String login) {
        // Sent after the commit: a link in a mail counts.
        inTransaction.asJob(() -> prepare(login)).ifPresent(mailer::send);
    }

    private Optional<Mail> prepare(String login) {
        var now = clock.instant();
        // Locked, so that no two requests are both the last that is allowed.
        var user = users.findByLogin(login).map(User::id).flatMap(usersWriter::lockOpenById);
        if (user.isEmpty()) {
            return Optional.empty();
        }
        var id = Objects.requireNonNull(user.get().id(), "an account from the database has an id");
        var email = user.get().email();
        if (email == null || resets.countAskedFor(id, now.minus(HOUR)) >= settings.perAccount()) {
            return Optional.empty();
        }
        return Optional.of(issue(id, email, now));
    }

    private Mail issue(UUID id, String email, Instant now) {
        var token = OpaqueToken.of(OpaqueToken.Kind.PASSWORD_RESET);
        var mail = new Mail(email, "Set a new password for Uptick", text(token));
        resets.add(id, token.hash(), Issuer.USER, now, now.plus(settings.lifetime()));
        var _ =
                auditLog.append(
                        now, "anonymous", "account.password_reset_asked", "account:" + id, "{}");
        return mail;
    }

    private String text(OpaqueToken token) {
        return """
        Somebody, we hope you, has asked for a new password for your Uptick account.

        To set it, open this within %d minutes:

        %s/#reset=%s

        The link works once. If it was not you, do nothing: your password stays as it is.
        """
                .formatted(settings.lifetime().toMinutes(), site.siteUrl(), token.text());
    }
}
