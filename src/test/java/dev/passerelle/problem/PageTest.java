package dev.passerelle.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private static final List<String> ALL = List.of("a", "b", "c");

    @Test
    void leadsFromOneToTheNext() {
        var first = Page.after(null, ALL, Page.Limit.of("2"), row -> row);
        var second = Page.after(first.next(), ALL, Page.Limit.of("2"), row -> row);

        assertThat(first).isEqualTo(new Page<>(List.of("a", "b"), "b"));
        assertThat(second).isEqualTo(new Page<>(List.of("c"), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "abc", "", "1e2"})
    void refusesAnotherLimitThanOneToFiveHundred(String limit) {
        assertThatThrownBy(() -> Page.Limit.of(limit)).isInstanceOf(Problem.class);
    }

    @Test
    void isOfAHundredUnlessAsked() {
        assertThat(Page.Limit.of(null).value()).isEqualTo(100);
        assertThat(Page.Limit.of("500").value()).isEqualTo(500);
    }
}
