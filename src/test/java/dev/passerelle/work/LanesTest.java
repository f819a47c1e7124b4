package dev.passerelle.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanesTest {

    private final Lanes lanes = new Lanes();

    @Test
    void oneBotThatIsSlowTakesNoPlaceFromAnother() {
        for (int index = 0; index < Lanes.WIDTH; index++) {
            assertThat(lanes.enter("slow", () -> {})).isPresent();
        }

        assertThat(lanes.enter("slow", () -> {})).isEmpty();
        assertThat(lanes.enter("other", () -> {})).isPresent();
    }

    @Test
    void whatWaitsStartsInOrderWhenSomethingEnds() {
        Runnable first = () -> {};
        Runnable second = () -> {};
        for (int index = 0; index < Lanes.WIDTH; index++) {
            assertThat(lanes.enter("slow", () -> {})).isPresent();
        }
        assertThat(lanes.enter("slow", first)).isEmpty();
        assertThat(lanes.enter("slow", second)).isEmpty();

        assertThat(lanes.leave("slow")).containsSame(first);
        assertThat(lanes.leave("slow")).containsSame(second);
        assertThat(lanes.leave("slow")).isEmpty();
    }
}
