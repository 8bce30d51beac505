package anxin.server.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where requests come from. */
public final class ClientNetwork {

    private ClientNetwork() {}

    /** Whoever has an IPv6 address has all of its network of 64 bits. */
    public static String of(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (IllegalArgumentException unusual) {
            return address;
        }
    }
}
