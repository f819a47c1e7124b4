package dev.passerelle.statistics;

/** A lying bar, as long as its share of the longest one, and what it is made of; in per cent. */
public record Ribbon(String answered, String abandoned, String others, String abandonedFrom, String othersFrom) {

    static Ribbon of(Figures figures, long longest) {
        return new Ribbon(
                share(figures.answered(), longest),
                share(figures.abandoned(), longest),
                share(figures.others(), longest),
                share(figures.answered(), longest),
                share(figures.answered() + figures.abandoned(), longest));
    }

    static String share(long number, long longest) {
        return DayChart.percent(longest == 0 ? 0 : 100.0 * number / longest);
    }
}
