package dev.passerelle.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where the bars of a chart by day stand: across in per cent, so that it fits every screen; upwards in pixels. */
public final class DayChart {

    static final int HEIGHT = 160;

    private static final double FILLED = 0.8;

    private final List<Report.OfDay> days;
    private final long top;

    DayChart(List<Report.OfDay> days) {
        this.days = days;
        this.top = roundUp(days.stream()
                .mapToLong(day -> day.figures().escalations())
                .max()
                .orElse(0));
    }

    /** A day, with its three parts one upon the other. */
    public record Bar(
            LocalDate day, Figures figures, String x, String width, Part answered, Part abandoned, Part others) {}

    public record Part(int y, int height) {}

    /** A round number that no day exceeds. */
    static long roundUp(long most) {
        for (long step = 1; ; step *= 10) {
            for (var factor : new int[] {1, 2, 5}) {
                if (step * factor >= most) {
                    return step * factor;
                }
            }
        }
    }

    long top() {
        return top;
    }

    List<Bar> bars() {
        var all = new ArrayList<Bar>();
        for (int i = 0; i < days.size(); i++) {
            all.add(bar(i, days.get(i)));
        }
        return all;
    }

    private Bar bar(int place, Report.OfDay day) {
        var figures = day.figures();
        var room = 100.0 / days.size();
        return new Bar(
                day.day(),
                figures,
                percent(room * (place + (1 - FILLED) / 2)),
                percent(room * FILLED),
                part(0, figures.answered()),
                part(figures.answered(), figures.abandoned()),
                part(figures.answered() + figures.abandoned(), figures.others()));
    }

    private Part part(long below, long number) {
        var foot = Math.round((double) HEIGHT * below / top);
        var head = Math.round((double) HEIGHT * (below + number) / top);
        return new Part((int) (HEIGHT - head), (int) (head - foot));
    }

    static String percent(double number) {
        return String.format(Locale.ROOT, "%.2f%%", number);
    }
}
