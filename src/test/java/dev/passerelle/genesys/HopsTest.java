package dev.passerelle.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HopsTest {

    private static final Region IRELAND = Region.ofDomain("mypurecloud.ie", "eu-west-1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "192.0.0.8",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001:0:a00:1::1"
            })
    void innerAddressesAreNotPublic(String address) throws UnknownHostException {
        assertThat(Hops.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"52.95.1.1", "8.8.8.8", "2a05:d018::1", "2600:1f18::1"})
    void othersAre(String address) throws UnknownHostException {
        assertThat(Hops.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://52.95.1.1/x", "https://127.0.0.1/x", "https://[::1]/x",
                        "https://169.254.169.254/latest/meta-data",
                "https://localhost/x", "https://52.95.1.1:8443/x", "https://user@52.95.1.1/x", "ftp://52.95.1.1/x",
                "file:///etc/passwd", "http://127.0.0.1:9080/x"
            })
    void aRedirectLeadsNowhereElse(String address) throws UnknownHostException {
        assertThat(new Hops(IRELAND, any -> false).allow(URI.create(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://52.95.1.1/bucket/key?sig=1", "https://api-downloads.mypurecloud.ie/x"})
    void aRedirectMayLeadToAStorageHost(String address) throws UnknownHostException {
        assertThat(new Hops(IRELAND, any -> false).allow(URI.create(address))).isTrue();
    }
}
