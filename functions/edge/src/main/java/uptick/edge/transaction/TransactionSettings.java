package uptick.edge.transaction;

import io.micronaut.context.annotation.ConfigurationProperties;

/// How transactions get their rights, `uptick.transaction.*`.
@ConfigurationProperties("uptick.transaction")
public final class TransactionSettings {

    private boolean assumeRole;

    /// Whether a transaction takes on its function's role. A function that logs in under its own role has
    /// no need to; a process that serves several functions under one login must.
    public boolean isAssumeRole() {
        return assumeRole;
    }

    public void setAssumeRole(boolean assumeRole) {
        this.assumeRole = assumeRole;
    }
}
