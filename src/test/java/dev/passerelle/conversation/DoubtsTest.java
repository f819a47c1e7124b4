package dev.passerelle.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoubtsTest {

    @Test
    void whatCameAfterTheLastAcceptedOneCanBeTheOneInDoubt() {
        assertThat(Doubts.newOnes(List.of("a", "b", "x"), List.of("a", "b"))).contains(List.of("x"));
        assertThat(Doubts.newOnes(List.of("x"), List.of())).contains(List.of("x"));
    }

    @Test
    void nothingAfterItMeansThatItWasNotTaken() {
        assertThat(Doubts.newOnes(List.of("a", "b"), List.of("a", "b"))).contains(List.of());
        assertThat(Doubts.newOnes(List.of(), List.of())).contains(List.of());
    }

    @Test
    void theDoubleOfAnEarlierRepetitionIsNotTakenForTheOneInDoubt() {
        assertThat(Doubts.newOnes(List.of("double", "a", "b"), List.of("a", "b")))
                .contains(List.of());
    }

    @Test
    void nothingCanBeToldWhenGenesysDoesNotShowWhatItAccepted() {
        assertThat(Doubts.newOnes(List.of(), List.of("a"))).isEmpty();
        assertThat(Doubts.newOnes(List.of("x"), List.of("a"))).isEmpty();
        assertThat(Doubts.newOnes(List.of("a", "x"), Arrays.asList("a", null))).isEmpty();
    }
}
