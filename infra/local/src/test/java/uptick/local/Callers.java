package uptick.local;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// The people of the tests, one of each kind, with the admin's password: made when they are first needed.
final class Callers {

    static final String NOBODY = "nobody";
    static final String FREE_USER = "free user";
    static final String PREMIUM_USER = "premium user";
    static final String EDITOR = "editor";
    static final String ADMIN = "admin";

    private final TestHouse house;
    private final Map<String, String> tokens = new HashMap<>();

    Callers(TestHouse house) {
        this.house = house;
    }

    /// A token that counts at this moment, null for nobody.
    ///
    /// @param kind a column of `functions/edge/ROUTES.md`
    synchronized @Nullable String token(String kind) {
        if (kind.equals(NOBODY)) {
            return null;
        }
        var known = tokens.get(kind);
        if (known != null && house.get("/v1/me", known).status() == 200) {
            return known;
        }
        var login = login(kind);
        if (!kind.equals(ADMIN)) {
            house.addUser(login, kind.equals(EDITOR));
            house.execute(
                    "UPDATE users SET tier = '"
                            + (kind.equals(PREMIUM_USER) ? "premium" : "free")
                            + "' WHERE username = '"
                            + login
                            + "'");
        }
        var token = house.token(login);
        tokens.put(kind, token);
        return token;
    }

    /// The id of somebody's account.
    String id(String kind) {
        var _ = token(kind);
        return house.value("SELECT id FROM users WHERE username = '" + login(kind) + "'");
    }

    private static String login(String kind) {
        return kind.equals(ADMIN) ? ADMIN : "an-" + kind.replace(' ', '-');
    }
}
