package dev.passerelle.statistics;

/**
 * What is counted of some conversations. Times are in seconds, and null where there is nothing to measure.
 *
 * @param answered those that an operator took
 * @param abandoned those that ended before, because the visitor left or the waiting time ran out
 * @param failures texts for the operator that were given up
 */
public record Figures(
        long escalations,
        long answered,
        long abandoned,
        Double medianWait,
        Double longWait,
        Double medianLength,
        long failures) {

    static final Figures NONE = new Figures(0, 0, 0, null, null, null, 0);

    /** A row of {@link Statistics}: its columns after the key. */
    static Figures of(Object[] row) {
        return new Figures(
                count(row[1]), count(row[2]), count(row[3]), (Double) row[4], (Double) row[5], (Double) row[6], 0);
    }

    private static long count(Object sum) {
        return sum == null ? 0 : ((Number) sum).longValue();
    }

    Figures withFailures(long number) {
        return new Figures(escalations, answered, abandoned, medianWait, longWait, medianLength, number);
    }

    /** Those that wait still, or that ended before an operator took them for another reason. */
    public long others() {
        return escalations - answered - abandoned;
    }

    boolean isEmpty() {
        return escalations == 0 && failures == 0;
    }
}
