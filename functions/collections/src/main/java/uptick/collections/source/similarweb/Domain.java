package uptick.collections.source.similarweb;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/// A site's name as SimilarWeb wants it: without scheme, `www.`, port and path, in lower case; any other form is answered
/// with "Data not found".
///
/// @param name such as `nike.com`
public record Domain(String name) {

    private static final Pattern NAME =
            Pattern.compile(
                    "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?[.])+[a-z][a-z0-9-]{0,61}[a-z0-9]");

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
}
