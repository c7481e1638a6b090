package uptick.edge.request;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/// The address of who asks, also as a parameter of a controller's method.
///
/// On AWS it is the viewer's where the front door has proven itself, else that of the connection, see
/// `uptick.edge.lambda`; no header of a request is believed anywhere else.
///
/// @param text IPv4 in dots, IPv6 in full with lower-case groups; an IPv4 address in IPv6's clothes is IPv4
/// @param network what to count attempts by: an IPv4 address itself, of an IPv6 address the first 64 bits
///     (`2001:db8:0:1::/64`), which one customer has all to themselves
public record ViewerAddress(String text, String network) {

    private static final int NETWORK_BYTES = 8;

    /// Reads an address, and asks no name server.
    ///
    /// @throws IllegalArgumentException for what is no IPv4 or IPv6 address
    public static ViewerAddress parse(String text) {
        var zone = text.indexOf('%');
        var address = InetAddress.ofLiteral(zone < 0 ? text : text.substring(0, zone));
        var shown = address.getHostAddress();
        if (!(address instanceof Inet6Address)) {
            return new ViewerAddress(shown, shown);
        }
        var groups = shown.split(":", -1);
        return new ViewerAddress(
                shown, String.join(":", Arrays.copyOf(groups, NETWORK_BYTES / 2)) + "::/64");
    }
}
