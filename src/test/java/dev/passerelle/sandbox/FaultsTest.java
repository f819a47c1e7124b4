package dev.passerelle.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00.250Z");

    private final Faults faults = new Faults();

    @Test
    void failsAsOftenAsOrdered() {
        faults.add(fault("/api/v2/conversations/.*", null, new AtomicInteger(2)));

        assertThat(hit("GET", "/api/v2/routing/queues", null)).isFalse();
        assertThat(hit("GET", "/api/v2/conversations/x", null)).isTrue();
        assertThat(hit("POST", "/api/v2/conversations/x", null)).isTrue();
        assertThat(hit("GET", "/api/v2/conversations/x", null)).isFalse();
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void understandsThePathWithThePrefixAndTheMethod() {
        faults.add(fault("^/sandbox/login/oauth/token$", "POST", null));

        assertThat(hit("GET", "/login/oauth/token", null)).isFalse();
        assertThat(hit("POST", "/login/oauth/token", null)).isTrue();
        assertThat(hit("POST", "/login/oauth/token", null)).isTrue();
    }

    @Test
    void canBeForOneOrganisation() {
        faults.add(of(new Fault.Target(Pattern.compile(".*"), null, null, "acme"), 1, null));

        assertThat(hit("GET", "/api/v2/x", "other")).isFalse();
        assertThat(hit("GET", "/api/v2/x", "acme")).isTrue();
        faults.clear("acme");
        assertThat(hit("GET", "/api/v2/x", "acme")).isFalse();
    }

    @Test
    void canBeForBodiesThatSaySomething() {
        faults.add(of(new Fault.Target(Pattern.compile("."), null, Pattern.compile("\"n-\\d+\""), null), 1, null));

        assertThat(faults.next("POST", "/api/v2/x", () -> "{\"text\":\"autre\"}", "acme"))
                .isEmpty();
        assertThat(faults.next("POST", "/api/v2/x", () -> "{\"text\":\"n-12\"}", "acme"))
                .isPresent();
    }

    @Test
    void happensAsOftenAsItsProbabilitySaysAndTheSameWayForTheSameSeed() {
        var first = IntStream.range(0, 1_000).mapToObj(draws(7)::get).toList();
        var second = IntStream.range(0, 1_000).mapToObj(draws(7)::get).toList();

        assertThat(first).isEqualTo(second);
        assertThat(first.stream().filter(each -> each).count()).isBetween(240L, 360L);
    }

    @Test
    void tellsWhenToComeBackInThreeForms() {
        assertThat(effect(Fault.Form.SECONDS).error(NOW).retryAfter()).isEqualTo("7");
        assertThat(effect(Fault.Form.SECONDS).until(NOW)).isEqualTo("2026-11-22T09:30:07.250Z");
        assertThat(effect(Fault.Form.DATE).error(NOW).retryAfter()).isEqualTo("Sun, 22 Nov 2026 09:30:08 GMT");
        assertThat(effect(Fault.Form.DATE).until(NOW)).isEqualTo("2026-11-22T09:30:08Z");
        var text = effect(Fault.Form.TEXT).error(NOW);
        assertThat(text.retryAfter()).isNull();
        assertThat(text.code()).isEqualTo("too.many.requests.retry.after");
        assertThat(text).hasMessageEndingWith("[7] seconds");
    }

    private static java.util.List<Boolean> draws(int seed) {
        var fault = new Fault(
                "f",
                new Fault.Target(Pattern.compile("."), null, null, null),
                effect(Fault.Form.SECONDS),
                0.3,
                new Random(seed),
                null);
        return IntStream.range(0, 1_000).mapToObj(each -> fault.use()).toList();
    }

    private boolean hit(String method, String path, String clientId) {
        return faults.next(method, path, () -> "", clientId).isPresent();
    }

    private static Fault fault(String match, String method, AtomicInteger times) {
        return of(new Fault.Target(Pattern.compile(match), method, null, null), 1, times);
    }

    private static Fault of(Fault.Target target, double probability, AtomicInteger times) {
        return new Fault("f", target, effect(Fault.Form.SECONDS), probability, new Random(1), times);
    }

    private static Fault.Effect effect(Fault.Form form) {
        return new Fault.Effect(429, 7, form, false, Span.NONE, Span.NONE, false);
    }
}
