package uptick.edge.principal;

import java.util.Locale;

/// What an account may do. Each role includes the ones before it.
public enum Role {
    /// Every account: reads, and what is its own.
    USER,
    /// Topics, starting collections, briefs.
    EDITOR,
    /// Everything.
    ADMIN;

    /// The name in tokens and in `@Secured`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The names for `@Secured`.
    public static final class Name {
        public static final String USER = "user";
        public static final String EDITOR = "editor";
        public static final String ADMIN = "admin";

        private Name() {}
    }
}
