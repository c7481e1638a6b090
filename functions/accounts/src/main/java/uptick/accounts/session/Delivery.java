package uptick.accounts.session;

import org.jspecify.annotations.Nullable;

/// How a refresh token travels.
enum Delivery {
    /// In the body of the answer and of the next request: for programs.
    TOKEN,
    /// In a cookie that scripts do not see: for the page.
    COOKIE;

    static final String NAMES = "token|cookie";
    static final String RULE = "must be token or cookie";

    /// @param name one of [#NAMES], null for `token`
    static Delivery of(@Nullable String name) {
        return "cookie".equals(name) ? COOKIE : TOKEN;
    }
}
