package uptick.collections.source.similarweb;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A site's name as SimilarWeb wants it: without scheme, `www.`, port and path, in lower case; any other form is answered
/// with "Data not found".
///
/// @param name such as `nike.com`
public record Domain(String name) {

    private static final Pattern NAME =
            Pattern.compile(
                    "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?[.])+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    private static final Pattern TEXT =
            Pattern.compile("(?:[Hh][Tt][Tt][Pp][Ss]?://)?[^\\s/?#:@]+[.][^\\s/?#:@]+(?:/\\S*)?");

    public Domain {
        if (name.length() > 253 || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no domain: " + name);
        }
    }

    /// The domain of an address or a name as people write it.
    ///
    /// @throws IllegalArgumentException where there is none
    public static Domain of(String address) {
        var bare =
                address.strip()
                        .replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", "")
                        .replaceFirst("[/?#:].*$", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("^www[.]", "");
        return new Domain(IDN.toASCII(bare));
    }

    /// The domain that people mean who write nothing but its name, such as `Nike.com` or `https://www.nike.com/gb`; empty
    /// where the text is anything else.
    public static Optional<Domain> named(String text) {
        if (!TEXT.matcher(text.strip()).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(text));
        } catch (IllegalArgumentException _) {
            // A dot alone makes no domain: "Mr.", "2.0".
            return Optional.empty();
        }
    }
}
