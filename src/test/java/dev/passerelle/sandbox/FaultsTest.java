package dev.passerelle.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final Faults faults = new Faults();

    @Test
    void failsAsOftenAsOrdered() {
        faults.add(fault("/api/v2/conversations/.*", null, new AtomicInteger(2)));

        assertThat(faults.next("GET", "/api/v2/routing/queues", null)).isEmpty();
        assertThat(faults.next("GET", "/api/v2/conversations/x", null)).isPresent();
        assertThat(faults.next("POST", "/api/v2/conversations/x", null)).isPresent();
        assertThat(faults.next("GET", "/api/v2/conversations/x", null)).isEmpty();
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void understandsThePathWithThePrefixAndTheMethod() {
        faults.add(fault("^/sandbox/login/oauth/token$", "POST", null));

        assertThat(faults.next("GET", "/login/oauth/token", null)).isEmpty();
        assertThat(faults.next("POST", "/login/oauth/token", null)).isPresent();
        assertThat(faults.next("POST", "/login/oauth/token", null)).isPresent();
    }

    @Test
    void canBeForOneOrganisation() {
        faults.add(new Faults.Fault("f", Pattern.compile(".*"), null, 503, null, 0, false, "acme", null));

        assertThat(faults.next("GET", "/api/v2/x", "other")).isEmpty();
        assertThat(faults.next("GET", "/api/v2/x", "acme")).isPresent();
    }

    private static Faults.Fault fault(String match, String method, AtomicInteger times) {
        return new Faults.Fault("f", Pattern.compile(match), method, 503, null, 0, false, null, times);
    }
}
