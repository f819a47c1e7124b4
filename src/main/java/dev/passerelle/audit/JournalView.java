package dev.passerelle.audit;

import dev.passerelle.audit.Journal.Line;
import dev.passerelle.problem.Page;
import dev.passerelle.problem.Problem;
import dev.passerelle.web.Days;
import dev.passerelle.web.Flaws;
import dev.passerelle.web.Frame;
import dev.passerelle.web.Language;
import dev.passerelle.web.Queries;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Who changed what. The filter stands in the address; what an entry changed is read when somebody asks for it. */
@Named
@ViewScoped
public class JournalView implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Page.Limit PAGE = new Page.Limit(50);

    /** More would be no table that anybody reads; the export has them all. */
    private static final int MOST_FIELDS = 200;

    @Inject
    Journal journal;

    @Inject
    Days days;

    @Inject
    Flaws flaws;

    @Inject
    Frame frame;

    @Inject
    Language language;

    private String person;

    private String action;

    private String from;

    private String to;

    private String after;

    private ArrayList<Line> lines;

    private ArrayList<String> people;

    private String next;

    private final HashMap<String, ArrayList<Row>> opened = new HashMap<>();

    /** A row of what an entry changed, in words. */
    public record Row(String field, String before, String after) implements Serializable {}

    public void load() {
        people = new ArrayList<>(journal.actors());
        if (person != null && !people.contains(person)) {
            people.add(person);
        }
        var search = new Journal.Search(person, action, days.start("/from", from), days.end("/to", to));
        var page = flaws.isEmpty() ? journal.page(search, after, PAGE) : new Page<Line>(List.of(), null);
        lines = new ArrayList<>(page.items());
        next = page.next();
    }

    /** Opens an entry, or closes it again. */
    public void open(String id) {
        if (opened.remove(id) == null) {
            opened.put(id, new ArrayList<>(rows(journal.entry(id).orElseThrow(Problem::notFound))));
        }
    }

    private List<Row> rows(AuditEntry entry) {
        var words = words();
        return FieldChange.of(entry.before(), entry.after()).stream()
                .limit(MOST_FIELDS)
                .map(change ->
                        new Row(words.field(change.path()), words.value(change.before()), words.value(change.after())))
                .toList();
    }

    /** What an open entry changed; null for a closed one. */
    public List<Row> opened(String id) {
        return opened.get(id);
    }

    public String actionInWords(String code) {
        return words().action(code);
    }

    public String personInWords(String name) {
        return words().actor(name);
    }

    public List<JournalWords.Action> getActions() {
        return words().actions();
    }

    private JournalWords words() {
        return new JournalWords(language.getLocale());
    }

    public boolean isFiltered() {
        return person != null || action != null || from != null || to != null;
    }

    /** What stands in the address of this list, from an entry on; null for its beginning. */
    public String query(String start) {
        return Queries.of(
                "bot",
                frame.getBot().slug(),
                "person",
                person,
                "action",
                action,
                "from",
                from,
                "to",
                to,
                "after",
                start);
    }

    public List<Line> getLines() {
        return lines;
    }

    public List<String> getPeople() {
        return people;
    }

    public String getNext() {
        return next;
    }

    public String getPerson() {
        return person;
    }

    public void setPerson(String person) {
        this.person = person;
    }

    public String getAction() {
        return action;
    }

    public void setAction(String action) {
        this.action = action;
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
