package dev.passerelle.failure;

import dev.passerelle.failure.DeadLetterLines.Line;
import dev.passerelle.problem.Page;
import dev.passerelle.problem.Problem;
import dev.passerelle.web.Days;
import dev.passerelle.web.Flaws;
import dev.passerelle.web.Frame;
import dev.passerelle.web.Language;
import dev.passerelle.web.Notices;
import dev.passerelle.web.Queries;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import org.primefaces.PrimeFaces;

/** What did not arrive: read, sent once more, let go. The filter stands in the address. */
@Named
@ViewScoped
public class DeadLettersView implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Page.Limit PAGE = new Page.Limit(25);

    /** What stands in the list of a long text; the whole is read when somebody asks for it. */
    private static final int SHORT = 280;

    /** What the ledger takes. A database adds it to the place where it begins, so not the largest number there is. */
    private static final int LONGEST = 1_000_000;

    @Inject
    DeadLetterLines list;

    @Inject
    DeadLetters letters;

    @Inject
    Days days;

    @Inject
    Flaws flaws;

    @Inject
    Notices notices;

    @Inject
    Frame frame;

    @Inject
    Language language;

    private String reason;

    private String from;

    private String to;

    private String after;

    private ArrayList<Line> lines;

    private String next;

    private final HashMap<String, String> words = new HashMap<>();

    private final HashSet<String> cut = new HashSet<>();

    private HashMap<String, Boolean> chosen = new HashMap<>();

    private Question question;

    /** What may be done with a letter. */
    public enum Deed {
        REPLAY,
        DISCARD
    }

    /** What is asked before it is done. @param ids null for everything that the filter means */
    public record Question(Deed deed, ArrayList<String> ids, int count) implements Serializable {

        /** Whether there may be more than one call sends again. */
        public boolean isFull() {
            return count >= DeadLetters.MOST;
        }
    }

    public void load() {
        var wanted = wanted();
        var page = flaws.isEmpty()
                ? list.page(wanted, Mark.of(after).orElse(null), PAGE)
                : new Page<Line>(List.of(), null);
        lines = new ArrayList<>(page.items());
        next = page.next();
        chosen = new HashMap<>();
        words.clear();
        cut.clear();
        if (frame.isConfidant()) {
            list.words(lines, SHORT + 1).forEach(this::shorten);
        }
    }

    private void shorten(String id, String text) {
        if (text.length() > SHORT) {
            cut.add(id);
            words.put(id, text.substring(0, SHORT) + "…");
        } else {
            words.put(id, text);
        }
    }

    private Selection wanted() {
        return Selection.of(reason, days.start("/from", from), days.end("/to", to));
    }

    /** The whole of a long text. */
    public void read(Line line) {
        if (!frame.isConfidant()) {
            throw Problem.notFound();
        }
        words.putAll(list.words(List.of(line), LONGEST));
        cut.remove(line.id());
    }

    public void ask(Deed deed, String id) {
        put(new Question(deed, new ArrayList<>(List.of(id)), 1));
    }

    public void askChosen(Deed deed) {
        var ids = lines.stream()
                .map(Line::id)
                .filter(id -> Boolean.TRUE.equals(chosen.get(id)))
                .toList();
        if (ids.isEmpty()) {
            notices.error(bundle(), "choose.none");
        } else {
            put(new Question(deed, new ArrayList<>(ids), ids.size()));
        }
    }

    public void askAll() {
        put(new Question(Deed.REPLAY, null, list.count(wanted(), DeadLetters.MOST)));
    }

    private void put(Question asked) {
        frame.requireAdministrator();
        question = asked;
        PrimeFaces.current().executeScript("PF('confirmation').show()");
    }

    /** Does what was asked about, once. */
    public void confirm() {
        frame.requireAdministrator();
        var agreed = question;
        question = null;
        if (agreed == null) {
            return;
        }
        if (agreed.deed() == Deed.DISCARD) {
            notices.done(bundle(), "discarded", letters.discard(agreed.ids()));
        } else {
            tell(letters.replay(agreed.ids() == null ? wanted() : Selection.of(agreed.ids())));
        }
        frame.recount();
        load();
    }

    private void tell(DeadLetters.Replayed sent) {
        if (sent.replayed() > 0 || sent.skipped() == 0) {
            notices.done(bundle(), "replayed", sent.replayed());
        }
        if (sent.skipped() > 0) {
            notices.error(bundle(), "skipped", sent.skipped());
        }
        if (sent.more()) {
            notices.done(bundle(), "more");
        }
    }

    public String reasonInWords(Line line) {
        return Reasons.words(line.direction(), line.code(), language.getLocale());
    }

    /** What can be done about it. */
    public String advice(Line line) {
        return Reasons.advice(line.direction(), line.code(), language.getLocale());
    }

    /** The reasons there are, by a short name. */
    public List<Reasons.Name> getReasons() {
        return Reasons.names(language.getLocale());
    }

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle("failures", language.getLocale());
    }

    public boolean isFiltered() {
        return reason != null || from != null || to != null;
    }

    /** What stands in the address of this list, from a mark on; null for its beginning. */
    public String query(String start) {
        return Queries.of("bot", frame.getBot().slug(), "reason", reason, "from", from, "to", to, "after", start);
    }

    public String text(String id) {
        return words.get(id);
    }

    public boolean isCut(String id) {
        return cut.contains(id);
    }

    public List<Line> getLines() {
        return lines;
    }

    public String getNext() {
        return next;
    }

    public Map<String, Boolean> getChosen() {
        return chosen;
    }

    public Question getQuestion() {
        return question;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(String after) {
        this.after = after;
    }
}
