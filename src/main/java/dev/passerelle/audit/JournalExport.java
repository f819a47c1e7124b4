package dev.passerelle.audit;

import dev.passerelle.web.Csv;
import dev.passerelle.web.Days;
import dev.passerelle.web.Flaws;
import dev.passerelle.web.Language;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The journal as a table for a spreadsheet, a line for each field; the address takes the filter of the page. */
@WebServlet("/bms/audit.csv")
public class JournalExport extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final int PAGE = 500;

    private static final int MOST_LINES = 100_000;

    @Inject
    transient Journal journal;

    @Inject
    transient Days days;

    @Inject
    transient Flaws flaws;

    @Inject
    transient Language language;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var search = new Journal.Search(
                given(request, "person"),
                given(request, "action"),
                days.start("/from", given(request, "from")),
                days.end("/to", given(request, "to")));
        if (flaws.isAny()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"audit-" + request.getParameter("bot") + ".csv\"");
        write(search, new Csv(response.getWriter()));
    }

    private static String given(HttpServletRequest request, String name) {
        var value = request.getParameter(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** A page at a time: neither all entries at once in memory nor one long transaction. */
    private void write(Journal.Search search, Csv csv) throws IOException {
        var words = new JournalWords(language.getLocale());
        csv.row(head().toArray());
        var left = MOST_LINES;
        for (var page = journal.entries(search, null, PAGE); !page.isEmpty() && left > 0; ) {
            for (var entry : page) {
                var lines = lines(entry, words).limit(left).toList();
                for (var line : lines) {
                    csv.row(line.toArray());
                }
                left -= lines.size();
            }
            page = journal.entries(search, page.get(page.size() - 1).id(), PAGE);
        }
    }

    private List<String> head() {
        var words = ResourceBundle.getBundle("audit", language.getLocale());
        return Stream.of("when", "who", "what", "target", "field", "before", "after")
                .map(column -> words.getString("column." + column))
                .toList();
    }

    private static Stream<List<String>> lines(AuditEntry entry, JournalWords words) {
        var deed = List.of(
                entry.at().toString(), words.actor(entry.actor()), words.action(entry.action()), entry.target());
        var changes = FieldChange.of(entry.before(), entry.after());
        return changes.isEmpty()
                ? Stream.of(line(deed, "", "", ""))
                : changes.stream()
                        .map(change -> line(
                                deed,
                                words.field(change.path()),
                                words.value(change.before()),
                                words.value(change.after())));
    }

    private static List<String> line(List<String> deed, String field, String before, String after) {
        return Stream.concat(deed.stream(), Stream.of(field, before, after)).toList();
    }
}
