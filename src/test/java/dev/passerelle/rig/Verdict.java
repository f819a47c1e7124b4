package dev.passerelle.rig;

import dev.passerelle.rig.Evidence.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Whether the promise was kept: nothing lost, nothing out of order, nothing shown twice. */
final class Verdict {

    /** What may be wrong. Time may still heal what is lost, and nothing else. */
    enum Kind {
        LOST,
        OUT_OF_ORDER,
        TWICE
    }

    /** One thing that should not have happened. */
    record Flaw(Kind kind, String conversation, String what, List<String> history) {}

    private final List<Flaw> flaws = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private Verdict() {}

    static Verdict on(List<Evidence> all) {
        var verdict = new Verdict();
        all.forEach(verdict::judge);
        return verdict;
    }

    List<Flaw> flaws() {
        return flaws;
    }

    boolean isClean() {
        return flaws.isEmpty();
    }

    long count(Kind kind) {
        return flaws.stream().filter(flaw -> flaw.kind() == kind).count();
    }

    int count(String what) {
        return counts.getOrDefault(what, 0);
    }

    private void judge(Evidence evidence) {
        toOperator(evidence);
        toVisitor(evidence);
        onScreen(evidence);
    }

    private void toOperator(Evidence evidence) {
        var stored = texts(evidence, "VISITOR");
        count("visitor sent", evidence.saidByVisitor().size());
        count("visitor stored", stored.size());
        once(evidence, "stored", stored.stream().map(Entry::text).toList());
        inOrder(
                evidence,
                "stored",
                evidence.saidByVisitor(),
                stored.stream().map(Entry::text).toList());

        var heard = evidence.heard().stream().map(Evidence.Heard::text).toList();
        var known = new HashSet<>(evidence.saidByVisitor());
        count("visitor seen", (int)
                heard.stream().filter(known::contains).distinct().count());
        once(evidence, "at the operator", heard.stream().filter(known::contains).toList());
        once(
                evidence,
                "message id at the operator",
                evidence.heard().stream().map(Evidence.Heard::messageId).toList());
        inOrder(evidence, "at the operator", evidence.saidByVisitor(), heard);

        var arrived = new HashSet<>(heard);
        var dead = stored.stream()
                .filter(entry -> "FAILED".equals(entry.delivery())
                        || evidence.deadLetters().contains(entry.seq()))
                .map(Entry::text)
                .filter(text -> !arrived.contains(text))
                .toList();
        count("dead letters", dead.size());
        arrived.addAll(dead);
        lost(evidence, "to the operator", evidence.saidByVisitor(), arrived);
        lost(
                evidence,
                "stored of the visitor",
                evidence.saidByVisitor(),
                stored.stream().map(Entry::text).toList());
    }

    private void toVisitor(Evidence evidence) {
        var stored = texts(evidence, "OPERATOR");
        var said = evidence.saidByOperator().stream().map(Evidence.Said::text).toList();
        count("operator sent", said.size());
        count("operator stored", stored.size());
        count("repaired", (int) stored.stream().filter(Entry::repaired).count());
        count("repeated by Genesys", (int) evidence.saidByOperator().stream()
                .filter(each -> each.attempts() > 1)
                .count());
        once(evidence, "stored", stored.stream().map(Entry::text).toList());
        lost(
                evidence,
                "stored of the operator",
                said,
                stored.stream().map(Entry::text).toList());
        inOrderOfAnswers(evidence);
        // A retry of Genesys waits its turn aside, and what was repaired comes last: arrival is then the order.
        var straight = evidence.saidByOperator().stream()
                .filter(Evidence.Said::straight)
                .map(Evidence.Said::text)
                .toList();
        inOrder(
                evidence,
                "stored",
                straight,
                stored.stream()
                        .filter(entry -> !entry.repaired())
                        .map(Entry::text)
                        .toList());
    }

    /** Whatever Genesys does: what was written after we had said 200 to another stands after that other. */
    private void inOrderOfAnswers(Evidence evidence) {
        var seqs = new HashMap<String, Long>();
        texts(evidence, "OPERATOR").forEach(entry -> seqs.putIfAbsent(entry.text(), entry.seq()));
        for (var before : evidence.saidByOperator()) {
            for (var after : evidence.saidByOperator()) {
                if (before.answeredAt() != null
                        && before.answeredAt().isBefore(after.at())
                        && seqs.getOrDefault(before.text(), 0L) > seqs.getOrDefault(after.text(), Long.MAX_VALUE)) {
                    flaw(Kind.OUT_OF_ORDER, evidence, shortened(after.text()) + " before " + shortened(before.text()));
                }
            }
        }
    }

    /** The stream brings every entry of the ledger, once, one after another. */
    private void onScreen(Evidence evidence) {
        var ledger = new HashMap<Long, Entry>();
        evidence.ledger().forEach(entry -> ledger.put(entry.seq(), entry));
        long last = 0;
        for (var event : evidence.shown()) {
            if (event.seq() <= last) {
                flaw(Kind.TWICE, evidence, "event " + event.seq() + " at the visitor after " + last);
            } else if (event.seq() > last + 1) {
                flaw(Kind.OUT_OF_ORDER, evidence, "event " + event.seq() + " at the visitor after " + last);
            }
            last = Math.max(last, event.seq());
            var entry = ledger.get(event.seq());
            if (entry == null || (event.text() != null && !Objects.equals(event.text(), entry.text()))) {
                flaw(Kind.OUT_OF_ORDER, evidence, "event " + event.seq() + " is not what the ledger holds");
            }
            count(entry != null && "OPERATOR".equals(entry.author()) ? "operator seen" : "other events seen", 1);
        }
        for (long seq = last + 1; seq <= evidence.ledger().size(); seq++) {
            flaw(Kind.LOST, evidence, "entry " + seq + " not shown to the visitor");
        }
        for (long seq = 1; seq <= evidence.ledger().size(); seq++) {
            if (!ledger.containsKey(seq)) {
                flaw(Kind.OUT_OF_ORDER, evidence, "hole at " + seq + " in the ledger");
            }
        }
    }

    private static List<Entry> texts(Evidence evidence, String author) {
        return evidence.ledger().stream()
                .filter(entry -> author.equals(entry.author()))
                .toList();
    }

    private void once(Evidence evidence, String where, List<String> all) {
        var seen = new HashSet<String>();
        all.stream().filter(each -> !seen.add(each)).forEach(each -> flaw(Kind.TWICE, evidence, where, each));
    }

    private void lost(Evidence evidence, String where, List<String> expected, Iterable<String> found) {
        var there = new HashSet<String>();
        found.forEach(there::add);
        expected.stream().filter(each -> !there.contains(each)).forEach(each -> flaw(Kind.LOST, evidence, where, each));
    }

    private void inOrder(Evidence evidence, String where, List<String> said, List<String> found) {
        var place = new HashMap<String, Integer>();
        for (int index = 0; index < said.size(); index++) {
            place.put(said.get(index), index);
        }
        int last = -1;
        for (var text : found.stream().distinct().filter(place::containsKey).toList()) {
            if (place.get(text) < last) {
                flaw(
                        Kind.OUT_OF_ORDER,
                        evidence,
                        where + ": " + shortened(text) + " after " + shortened(said.get(last)));
            }
            last = Math.max(last, place.get(text));
        }
    }

    private void flaw(Kind kind, Evidence evidence, String where, String text) {
        flaws.add(new Flaw(kind, evidence.conversation(), where + ": " + shortened(text), evidence.historyOf(text)));
    }

    private void flaw(Kind kind, Evidence evidence, String what) {
        flaws.add(new Flaw(kind, evidence.conversation(), what, List.of()));
    }

    private void count(String what, int more) {
        counts.merge(what, more, Integer::sum);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** The table that a run ends with. */
    String table() {
        return Stream.of(
                                line("", "sent", "stored", "seen"),
                                line("visitor → operator", "visitor sent", "visitor stored", "visitor seen"),
                                line("operator → visitor", "operator sent", "operator stored", "operator seen"))
                        .reduce("", String::concat)
                + "  dead letters " + count("dead letters") + ", repaired " + count("repaired")
                + ", repeated by Genesys " + count("repeated by Genesys") + "\n"
                + "  lost " + count(Kind.LOST) + ", out of order " + count(Kind.OUT_OF_ORDER)
                + ", twice " + count(Kind.TWICE) + "  →  " + (isClean() ? "KEPT" : "BROKEN") + "\n";
    }

    private String line(String head, String... columns) {
        var line = new StringBuilder(String.format("  %-20s", head));
        for (var column : columns) {
            line.append(String.format("%10s", head.isEmpty() ? column : Integer.toString(count(column))));
        }
        return line.append('\n').toString();
    }
}
