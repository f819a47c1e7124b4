package dev.passerelle.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.rig.Evidence.Entry;
import dev.passerelle.rig.Evidence.Heard;
import dev.passerelle.rig.Evidence.Said;
import dev.passerelle.rig.Evidence.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A judge that cannot find anybody guilty proves nothing. */
class VerdictTest {

    private final List<String> saidByVisitor = new ArrayList<>(List.of("v1", "v2"));
    private final List<Said> saidByOperator = new ArrayList<>(List.of(said("o1", 1), said("o2", 3)));
    private final List<Entry> ledger = new ArrayList<>(List.of(
            visitor(1, "v1"),
            new Entry(2, "SYSTEM", null, null, false),
            operator(3, "o1"),
            visitor(4, "v2"),
            operator(5, "o2")));
    private final List<Heard> heard =
            new ArrayList<>(List.of(new Heard("id1", "v1", Instant.EPOCH), new Heard("id2", "v2", Instant.EPOCH)));
    private final List<Shown> shown = new ArrayList<>(List.of(
            new Shown(1, "v1"), new Shown(2, null), new Shown(3, "o1"), new Shown(4, "v2"), new Shown(5, "o2")));
    private Set<Long> deadLetters = Set.of();

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(verdict().flaws()).isEmpty();
    }

    @Test
    void missesWhatNeverReachedTheOperator() {
        heard.remove(1);

        assertThat(verdict().count(Verdict.Kind.LOST)).isEqualTo(1);
    }

    @Test
    void acceptsWhatStandsInTheListOfFailures() {
        heard.remove(1);
        deadLetters = Set.of(4L);

        assertThat(verdict().flaws()).isEmpty();
        assertThat(verdict().count("dead letters")).isEqualTo(1);
    }

    @Test
    void missesWhatWasAcknowledgedAndNotStored() {
        ledger.remove(4);
        shown.remove(4);

        assertThat(verdict().count(Verdict.Kind.LOST)).isEqualTo(1);
    }

    @Test
    void missesWhatWasStoredAndNotShown() {
        shown.remove(4);

        assertThat(verdict().count(Verdict.Kind.LOST)).isEqualTo(1);
    }

    @Test
    void seesWhatTheOperatorReadsTwice() {
        heard.add(new Heard("id2", "v2", Instant.EPOCH));

        assertThat(verdict().count(Verdict.Kind.TWICE)).isPositive();
    }

    @Test
    void seesWhatTheVisitorReadsTwice() {
        shown.add(2, new Shown(2, null));

        assertThat(verdict().count(Verdict.Kind.TWICE)).isEqualTo(1);
    }

    @Test
    void seesWhatWasStoredTwice() {
        ledger.add(operator(6, "o2"));
        shown.add(new Shown(6, "o2"));

        assertThat(verdict().count(Verdict.Kind.TWICE)).isEqualTo(1);
    }

    @Test
    void seesThatTheOperatorReadsOutOfOrder() {
        heard.add(heard.remove(0));

        assertThat(verdict().count(Verdict.Kind.OUT_OF_ORDER)).isEqualTo(1);
    }

    @Test
    void seesThatTheLedgerIsOutOfOrder() {
        saidByOperator.add(saidByOperator.remove(0));

        assertThat(verdict().count(Verdict.Kind.OUT_OF_ORDER)).isEqualTo(1);
    }

    @Test
    void seesThatSomethingStandsBeforeWhatWasAnsweredBeforeItWasWritten() {
        saidByOperator.set(0, new Said("o1", Instant.ofEpochSecond(9), 2, false, Instant.ofEpochSecond(10)));

        assertThat(verdict().count(Verdict.Kind.OUT_OF_ORDER)).isEqualTo(1);
    }

    @Test
    void doesNotBlameUsForWhatGenesysItselfOvertook() {
        saidByOperator.set(0, new Said("o1", Instant.EPOCH, 2, false, null));
        saidByOperator.add(saidByOperator.remove(0));

        assertThat(verdict().flaws()).isEmpty();
    }

    @Test
    void seesAHoleInTheStream() {
        shown.remove(2);

        assertThat(verdict().count(Verdict.Kind.OUT_OF_ORDER)).isEqualTo(1);
    }

    private Verdict verdict() {
        return Verdict.on(
                List.of(new Evidence("c1", saidByVisitor, saidByOperator, ledger, heard, shown, deadLetters)));
    }

    /** Written at that second, answered one later. */
    private static Said said(String text, long second) {
        return new Said(text, Instant.ofEpochSecond(second), 1, true, Instant.ofEpochSecond(second + 1));
    }

    private static Entry visitor(long seq, String text) {
        return new Entry(seq, "VISITOR", text, "SENT", false);
    }

    private static Entry operator(long seq, String text) {
        return new Entry(seq, "OPERATOR", text, null, false);
    }
}
