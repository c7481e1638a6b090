package uptick.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import uptick.outbound.Reply.NotSent;

/// Decides whether an address may be called: by its spelling first, then by where its name leads.
///
/// Spelling is compared, never interpreted: an address in another notation, a trailing dot or a look-alike is simply not
/// on the list.
final class AllowList {

    /// Looks a name up.
    @FunctionalInterface
    interface Resolver {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    private final Set<Origin> origins;
    private final Resolver resolver;

    AllowList(List<String> entries, Resolver resolver) {
        this.origins = entries.stream().map(Origin::listed).collect(Collectors.toUnmodifiableSet());
        this.resolver = resolver;
    }

    /// The listed origin that this address spells, if any. Does not touch the network.
    Optional<Origin> find(URI uri) {
        return Origin.of(uri).filter(origins::contains);
    }

    /// Why the addresses behind an origin's name may not be connected to; empty if they may. Asks DNS.
    ///
    /// One address of the wrong kind is enough: the HTTP client chooses among them, not we.
    Optional<NotSent> refusal(Origin origin) {
        Predicate<InetAddress> fits =
                origin.loopback() ? InetAddress::isLoopbackAddress : PublicAddresses::contains;
        try {
            return Stream.of(resolver.addressesOf(origin.host())).allMatch(fits)
                    ? Optional.empty()
                    : Optional.of(
                            new NotSent(
                                    Reason.ADDRESS_NOT_PUBLIC,
                                    origin.host() + " leads to a special address"));
        } catch (UnknownHostException _) {
            return Optional.of(
                    new NotSent(Reason.NAME_NOT_RESOLVED, origin.host() + " leads nowhere"));
        }
    }
}
