package dev.passerelle.statistics;

import dev.passerelle.web.Csv;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ResourceBundle;

/** A report as one table for a spreadsheet; what a row is about stands in its first two columns. */
record StatisticsTable(Report report, ResourceBundle words) {

    byte[] csv() {
        var text = new StringWriter();
        try {
            write(new Csv(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(Csv csv) throws IOException {
        csv.row(
                words.getString("csv.by"),
                words.getString("csv.value"),
                words.getString("escalations"),
                words.getString("answered"),
                words.getString("abandoned"),
                words.getString("csv.medianWait"),
                words.getString("csv.longWait"),
                words.getString("csv.medianLength"),
                words.getString("failures"));
        row(csv, "csv.total", "", report.total());
        for (var row : report.days()) {
            row(csv, "day", row.day().toString(), row.figures());
        }
        for (var row : report.skills()) {
            row(csv, "skill", row.skill() == null ? words.getString("skill.none") : row.skill(), row.figures());
        }
        for (var row : report.outcomes()) {
            csv.row(words.getString("outcome"), words.getString("outcome." + row.outcome()), row.escalations());
        }
    }

    private void row(Csv csv, String kind, String value, Figures figures) throws IOException {
        csv.row(
                words.getString(kind),
                value,
                figures.escalations(),
                figures.answered(),
                figures.abandoned(),
                seconds(figures.medianWait()),
                seconds(figures.longWait()),
                seconds(figures.medianLength()),
                figures.failures());
    }

    private static Long seconds(Double exact) {
        return exact == null ? null : Math.round(exact);
    }
}
