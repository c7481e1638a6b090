package uptick.accounts.administration;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.edge.administrator.RequireAdministrator;
import uptick.edge.paging.Cursor;
import uptick.model.accounts.AccountsList;
import uptick.model.accounts.ListedAccount;

/// Reads accounts a page at a time, in a transaction of an administrator's.
@Singleton
final class FindAccounts {

    private static final UUID GREATEST = new UUID(-1, -1);

    private final RequireAdministrator requireAdministrator;
    private final AccountsList accounts;

    FindAccounts(RequireAdministrator requireAdministrator, AccountsList accounts) {
        this.requireAdministrator = requireAdministrator;
        this.accounts = accounts;
    }

    /// A page: the newest first, or by name those that a name begins.
    ///
    /// @param beginning of an e-mail address or username, empty for all accounts
    /// @param cursor of a former page, null for the first
    AccountView.Page find(
            String beginning, boolean includeClosed, int limit, @Nullable String cursor) {
        requireAdministrator.check();
        var found =
                beginning.isEmpty()
                        ? newest(id(cursor), includeClosed, limit + 1)
                        : accounts.search(beginning, name(cursor), includeClosed, limit + 1);
        var read = found.subList(0, Math.min(limit, found.size()));
        return new AccountView.Page(
                read.stream()
                        .filter(account -> !account.isRepeated())
                        .map(AccountView::of)
                        .toList(),
                found.size() > limit ? Cursor.of(read.getLast().place()).encode() : null);
    }

    private List<ListedAccount> newest(UUID before, boolean includeClosed, int limit) {
        return includeClosed
                ? accounts.findBefore(before, limit)
                : accounts.findOpenBefore(before, limit);
    }

    private static UUID id(@Nullable String cursor) {
        if (cursor == null) {
            return GREATEST;
        }
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).parts().getFirst());
        } catch (IllegalArgumentException _) {
            throw Cursor.wrong();
        }
    }

    private static String name(@Nullable String cursor) {
        if (cursor == null) {
            return "";
        }
        var name = Cursor.decode(cursor, 1).parts().getFirst();
        // PostgreSQL's text takes none, and we never hand one out.
        if (name.indexOf('\0') >= 0) {
            throw Cursor.wrong();
        }
        return name;
    }
}
