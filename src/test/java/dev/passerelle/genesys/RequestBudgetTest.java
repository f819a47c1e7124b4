package dev.passerelle.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.Nodes;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {

    private final Ticking clock = new Ticking();
    private final RequestBudget budget = budget(270);

    @Test
    void letsTheLessImportantGiveWay() {
        make(budget, 180);
        assertThat(asked(budget::mayType)).isTrue();

        make(budget, 1);
        assertThat(asked(budget::mayType)).isFalse();
        assertThat(asked(budget::mayReceipt)).isTrue();

        make(budget, 30);
        assertThat(asked(budget::mayReceipt)).isFalse();
        assertThat(asked(budget::mayPoll)).isTrue();

        make(budget, 20);
        assertThat(asked(budget::mayPoll)).isFalse();
        assertThat(asked(budget::remaining)).isPositive();
    }

    @Test
    void getsItBackAfterAMinute() {
        make(budget, 270);
        assertThat(asked(budget::remaining)).isZero();

        clock.pass(Duration.ofSeconds(59));
        assertThat(asked(budget::remaining)).isZero();
        clock.pass(Duration.ofSeconds(1));
        assertThat(asked(budget::remaining)).isEqualTo(270);
    }

    @Test
    void countsWhatOtherProcessesDoWithTheSameToken() {
        told(300, 250, 30);
        assertThat(asked(budget::remaining)).isEqualTo(20);

        make(budget, 5);
        assertThat(asked(budget::remaining)).isEqualTo(15);

        clock.pass(Duration.ofSeconds(30));
        assertThat(asked(budget::remaining)).isEqualTo(265);
    }

    @Test
    void hasNothingLeftWhileGenesysWantsAPause() {
        asked(() -> {
            budget.minute().hold(Duration.ofSeconds(10), clock.instant());
            return null;
        });

        assertThat(asked(budget::mayReceipt)).isFalse();
        clock.pass(Duration.ofSeconds(10));
        assertThat(asked(budget::mayReceipt)).isTrue();
    }

    @Test
    void keepsSmallerReservesOfASmallerBudget() {
        var small = budget(27);
        make(small, 23);
        assertThat(asked(small::mayPoll)).isTrue();

        make(small, 1);
        assertThat(asked(small::mayPoll)).isFalse();
    }

    @Test
    void countsForEachBot() {
        make(budget, 270);

        assertThat(Tenant.as("other", budget::remaining)).isEqualTo(270);
    }

    private RequestBudget budget(int perMinute) {
        var made = new RequestBudget();
        made.clock = clock;
        made.perMinute = perMinute;
        made.nodes = new Nodes();
        return made;
    }

    private void make(RequestBudget of, int requests) {
        Tenant.run("bot", () -> {
            for (int i = 0; i < requests; i++) {
                of.minute().book(Priority.TEXT, clock.instant());
            }
        });
    }

    private void told(int allowed, int count, int reset) {
        var headers = Map.of(
                Answer.ALLOWED, "" + allowed,
                Answer.COUNT, "" + count,
                Answer.RESET, "" + reset);
        Tenant.run("bot", () -> budget.minute().told(new Answer(200, headers, ""), clock.instant()));
    }

    private static <T> T asked(Supplier<T> question) {
        return Tenant.as("bot", question);
    }
}
