package uptick.accounts;

import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

import uptick.edge.lambda.JobHandler;
import uptick.edge.lambda.LeanContext;

/// The Lambda entry point with which a deployment makes its first account, so that somebody can log in. Behind no
/// address: the operator invokes it once, and again without harm.
///
/// The password comes from `uptick.accounts.first-admin-password` and from nowhere else: an event is kept in logs,
/// traces and shell histories, and so is an answer.
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
    protected Answer run(Command command) {
        var username = command.username();
        if (username == null || username.isBlank()) {
            throw new IllegalArgumentException("the command has no username");
        }
        var password = bean(AccountsSettings.class).getFirstAdminPassword();
        if (password == null || password.isBlank()) {
            throw new IllegalStateException(
                    "uptick.accounts.first-admin-password is not set: there is no password to make an account with");
        }
        if (password.length() < SHORTEST_PASSWORD) {
            throw new IllegalStateException(
                    "uptick.accounts.first-admin-password must have "
                            + SHORTEST_PASSWORD
                            + " characters or more");
        }
        return switch (bean(CreateFirstAdmin.class).create(username, password)) {
            case CreateFirstAdmin.Outcome.Created _ -> new Answer("created");
            case CreateFirstAdmin.Outcome.Exists _ -> new Answer("exists");
        };
    }

    /// Whom to make an admin of.
    ///
    /// @param username login name without an @
    @Serdeable
    public record Command(@Nullable String username) {}

    /// What came of it.
    ///
    /// @param outcome `created`, or `exists` where there was an admin or an account of that name
    @Serdeable
    public record Answer(String outcome) {}
}
