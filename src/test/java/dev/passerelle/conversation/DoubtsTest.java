package dev.passerelle.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.conversation.Doubts.Finding;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoubtsTest {

    @Test
    void whatCameAfterTheLastAcceptedOneIsTheOneInDoubt() {
        assertThat(Doubts.compare(List.of("a", "b", "x"), List.of("a", "b"))).isEqualTo(new Finding.Taken("x"));
        assertThat(Doubts.compare(List.of("x"), List.of())).isEqualTo(new Finding.Taken("x"));
    }

    @Test
    void nothingAfterItMeansThatItWasNotTaken() {
        assertThat(Doubts.compare(List.of("a", "b"), List.of("a", "b"))).isEqualTo(new Finding.NotTaken());
        assertThat(Doubts.compare(List.of(), List.of())).isEqualTo(new Finding.NotTaken());
    }

    @Test
    void theDoubleOfAnEarlierRepetitionIsNotTakenForTheOneInDoubt() {
        assertThat(Doubts.compare(List.of("double", "a", "b"), List.of("a", "b")))
                .isEqualTo(new Finding.NotTaken());
    }

    @Test
    void nothingCanBeToldWhenGenesysDoesNotShowWhatItAccepted() {
        assertThat(Doubts.compare(List.of(), List.of("a"))).isEqualTo(new Finding.Unknowable());
        assertThat(Doubts.compare(List.of("x"), List.of("a"))).isEqualTo(new Finding.Unknowable());
        assertThat(Doubts.compare(List.of("a", "x"), Arrays.asList("a", null))).isEqualTo(new Finding.Unknowable());
    }
}
