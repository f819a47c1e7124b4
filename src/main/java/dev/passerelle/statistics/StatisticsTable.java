package dev.passerelle.statistics;

import dev.passerelle.web.Csv;
import java.util.ResourceBundle;

/** A report as one table for a spreadsheet; what a row is about stands in its first two columns. */
record StatisticsTable(Report report, ResourceBundle words) {

    byte[] csv() {
        var csv = new Csv()
                .row(
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
        report.days().forEach(row -> row(csv, "day", row.day().toString(), row.figures()));
        report.skills()
                .forEach(row -> row(
                        csv,
                        "skill",
                        row.skill() == null ? words.getString("skill.none") : row.skill(),
                        row.figures()));
        report.outcomes()
                .forEach(row -> csv.row(
                        words.getString("outcome"), words.getString("outcome." + row.outcome()), row.escalations()));
        return csv.bytes();
    }

    private void row(Csv csv, String kind, String value, Figures figures) {
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
