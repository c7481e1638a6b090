package uptick.edge.principal;

import java.util.Locale;

/// What an API key may do of what its holder may. Every route wants one of them, see [NeedsScope].
public enum Scope {
    /// GET and HEAD.
    READ,
    /// Every other method.
    WRITE,
    /// The routes that are marked for it, whatever their method.
    PREDICTIONS;

    /// The name in rows and in JSON.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
