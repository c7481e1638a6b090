package uptick.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// Tells addresses of the public internet from all others.
///
/// Source: the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890), for IPv6 the other way round: only
/// global unicast, 2000::/3, is public at all.
final class PublicAddresses {

    private static final List<Block> SPECIAL_V4 =
            List.of(
                    block(8, 0),
                    block(8, 10),
                    block(10, 100, 64),
                    block(8, 127),
                    block(16, 169, 254),
                    block(12, 172, 16),
                    block(24, 192, 0, 0),
                    block(24, 192, 0, 2),
                    block(24, 192, 88, 99),
                    block(16, 192, 168),
                    block(15, 198, 18),
                    block(24, 198, 51, 100),
                    block(24, 203, 0, 113),
                    block(3, 224)); // multicast, reserved and broadcast: 224.0.0.0 and all above

    private static final Block GLOBAL_UNICAST_V6 = block(3, 0x20);
    private static final List<Block> SPECIAL_V6 =
            List.of(
                    block(
                            23, 0x20, 0x01,
                            0x00), // protocol assignments, Teredo and ORCHID among them
                    block(32, 0x20, 0x01, 0x0d, 0xb8), // documentation
                    block(16, 0x20, 0x02), // 6to4 hides an IPv4 address
                    block(20, 0x3f, 0xff, 0x00)); // documentation
    private static final Block NAT64 = block(96, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);
    private static final int NAT64_PREFIX_BYTES = 12;

    private PublicAddresses() {}

    /// Whether a packet to this address leaves for the public internet.
    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return switch (address) {
            case Inet4Address _ -> isPublicV4(bytes);
            case Inet6Address _ -> isPublicV6(bytes);
            default -> false;
        };
    }

    private static boolean isPublicV4(byte[] bytes) {
        return SPECIAL_V4.stream().noneMatch(block -> block.contains(bytes));
    }

    private static boolean isPublicV6(byte[] bytes) {
        if (NAT64.contains(bytes)) {
            return isPublicV4(Arrays.copyOfRange(bytes, NAT64_PREFIX_BYTES, bytes.length));
        }
        return GLOBAL_UNICAST_V6.contains(bytes)
                && SPECIAL_V6.stream().noneMatch(block -> block.contains(bytes));
    }

    private static Block block(int bits, int... octets) {
        return new Block(bits, Arrays.stream(octets).boxed().toList());
    }

    /// All addresses that begin with the first `bits` bits of these octets; octets left out are zero.
    private record Block(int bits, List<Integer> octets) {

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int octet = bit / 8 < octets.size() ? octets.get(bit / 8) : 0;
                int mask = 0x80 >>> (bit % 8);
                if ((octet & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
