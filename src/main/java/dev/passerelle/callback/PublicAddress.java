package dev.passerelle.callback;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses belong to the internet: an administrator of one bot must not reach the deployment's own network, or the
 * metadata of its cloud, through a callback. Ranges after IANA's special-purpose registries.
 */
final class PublicAddress {

    private static final List<Range> SPECIAL = List.of(
            Range.of(4, "00000000", 8),
            Range.of(4, "0a000000", 8),
            Range.of(4, "64400000", 10),
            Range.of(4, "7f000000", 8),
            Range.of(4, "a9fe0000", 16),
            Range.of(4, "ac100000", 12),
            Range.of(4, "c0000000", 24),
            Range.of(4, "c0000200", 24),
            Range.of(4, "c0586300", 24),
            Range.of(4, "c0a80000", 16),
            Range.of(4, "c6120000", 15),
            Range.of(4, "c6336400", 24),
            Range.of(4, "cb007100", 24),
            Range.of(4, "e0000000", 3));

    /** In IPv6 only what is global unicast today; in it, what may carry an IPv4 address to somewhere else is not public. */
    private static final Range GLOBAL_UNICAST = Range.of(16, "20000000000000000000000000000000", 3);

    private static final List<Range> SPECIAL_6 = List.of(
            Range.of(16, "20010000000000000000000000000000", 23),
            Range.of(16, "20010db8000000000000000000000000", 32),
            Range.of(16, "20020000000000000000000000000000", 16),
            Range.of(16, "3fff0000000000000000000000000000", 20));

    private PublicAddress() {}

    private record Range(int bytes, BigInteger prefix, int bits) {

        static Range of(int bytes, String hex, int bits) {
            return new Range(bytes, new BigInteger(hex, 16).shiftRight(bytes * 8 - bits), bits);
        }

        boolean holds(InetAddress address) {
            var raw = address.getAddress();
            return raw.length == bytes
                    && new BigInteger(1, raw).shiftRight(bytes * 8 - bits).equals(prefix);
        }
    }

    /** An IPv4 address inside IPv6 is one of IPv4 to Java already. */
    static boolean is(InetAddress address) {
        if (address instanceof Inet4Address) {
            return SPECIAL.stream().noneMatch(range -> range.holds(address));
        }
        return GLOBAL_UNICAST.holds(address) && SPECIAL_6.stream().noneMatch(range -> range.holds(address));
    }
}
