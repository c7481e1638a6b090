package uptick.accounts;

import java.time.Duration;

import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

import uptick.edge.lambda.JobHandler;
import uptick.edge.lambda.LeanContext;
import uptick.edge.principal.Role;

/// The Lambda entry point with which a deployment makes its first accounts, so that somebody can log in: an admin, and
/// with `"role": "user"` an ordinary user. Behind no address: the operator invokes it once, and again without harm.
///
/// The password comes from `uptick.accounts.first-admin-password` or `first-user-password` and from nowhere else: an
/// event is kept in logs, traces and shell histories, and so is an answer.
public class CreateFirstAdminHandler
        extends JobHandler<CreateFirstAdminHandler.Command, CreateFirstAdminHandler.Answer> {

    /* It is good for everything, and nobody has to type it twice: what OWASP's ASVS 5.0, 6.2.1, recommends. */
    private static final int SHORTEST_PASSWORD = 15;

    /// Used by the Lambda runtime.
    public CreateFirstAdminHandler() {
        this(LeanContext.start());
    }

    /// Used where a context is there already.
    public CreateFirstAdminHandler(ApplicationContext context) {
        super(context, Command.class);
    }

    @Override
    protected Answer run(Command command, Duration timeLeft) {
        var username = command.username();
        if (username == null || username.isBlank()) {
            throw new IllegalArgumentException("the command has no username");
        }
        var accounts = bean(CreateFirstAccounts.class);
        var settings = bean(AccountsSettings.class);
        var outcome =
                switch (command.roleOrAdmin()) {
                    case Role.Name.ADMIN ->
                            accounts.admin(
                                    username,
                                    password(
                                            "first-admin-password",
                                            settings.getFirstAdminPassword()));
                    case Role.Name.USER ->
                            accounts.user(
                                    username,
                                    password(
                                            "first-user-password",
                                            settings.getFirstUserPassword()));
                    default -> throw new IllegalArgumentException("the role is admin or user");
                };
        return switch (outcome) {
            case CreateFirstAccounts.Outcome.Created _ -> new Answer("created");
            case CreateFirstAccounts.Outcome.Exists _ -> new Answer("exists");
        };
    }

    private static String password(String setting, @Nullable String password) {
        if (password == null || password.isBlank()) {
            throw new IllegalStateException(
                    "uptick.accounts."
                            + setting
                            + " is not set: there is no password to make an account with");
        }
        if (password.length() < SHORTEST_PASSWORD) {
            throw new IllegalStateException(
                    "uptick.accounts."
                            + setting
                            + " must have "
                            + SHORTEST_PASSWORD
                            + " characters or more");
        }
        return password;
    }

    /// Whom to make an account for.
    ///
    /// @param username login name without an @
    /// @param role `admin`, which is meant where there is none, or `user`
    @Serdeable
    public record Command(@Nullable String username, @Nullable String role) {

        String roleOrAdmin() {
            return role == null ? Role.Name.ADMIN : role;
        }
    }

    /// What came of it.
    ///
    /// @param outcome `created`, or `exists` where there was an account of that name, or for an admin any admin
    @Serdeable
    public record Answer(String outcome) {}
}
