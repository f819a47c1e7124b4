package dev.passerelle.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {

    @Test
    void goesThroughTheProxyExceptToThisMachine() {
        var egress = new Egress();
        egress.proxy = Optional.of("http://proxy.example:3128");
        egress.extraAuthorities = Optional.empty();
        egress.load();

        assertThat(egress.proxyFor(URI.create("https://api.mypurecloud.ie")))
                .contains(URI.create("http://proxy.example:3128"));
        assertThat(egress.proxyFor(URI.create("http://localhost:9080"))).isEmpty();
        assertThat(egress.proxyFor(URI.create("http://[::1]:9080"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy:3128", "http://proxy", "https://proxy:1", "http://a:b@proxy:1", "http://pro xy:1"})
    void refusesAProxyThatItCannotUse(String setting) {
        assertThatThrownBy(() -> Egress.parseProxy(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("PASSERELLE_EGRESS_PROXY: ");
    }

    @Test
    void trustsTheAuthoritiesOfTheJdkAndTheExtraOnes() throws Exception {
        var extra = EgressTest.class.getResource("/genesys/authority.pem").getPath();
        var without = Egress.trustStore(List.of());

        var with = Egress.trustStore(Egress.authorities(extra));

        assertThat(without.size()).isPositive();
        assertThat(with.size()).isEqualTo(without.size() + 1);
        assertThatThrownBy(() -> Egress.authorities("/nowhere.pem")).hasMessageStartingWith("PASSERELLE_EXTRA_CA: ");
    }

    @Test
    void isGivenToTheClientsByAListenerThatIsFound() {
        assertThat(ServiceLoader.load(RestClientListener.class)).hasAtLeastOneElementOfType(OwnTrust.class);
    }
}
