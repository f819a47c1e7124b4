package dev.passerelle.connector;

import dev.passerelle.problem.Problem;
import java.util.List;
import java.util.function.Function;

/**
 * A list as the APIs give it.
 *
 * @param next what to ask with as {@code after}; null at the end
 */
public record Page<T>(List<T> items, String next) {

    private static final int USUAL = 100;
    private static final int MOST = 500;

    /** @throws Problem 400 unless the parameter is absent or a number from 1 to 500 */
    public static int limit(String parameter) {
        if (parameter == null) {
            return USUAL;
        }
        if (!parameter.matches("[0-9]{1,3}") || Integer.parseInt(parameter) < 1 || Integer.parseInt(parameter) > MOST) {
            throw Problem.invalid("/limit", "out-of-range");
        }
        return Integer.parseInt(parameter);
    }

    /** @param rows one more than the limit, when there are more */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null);
        }
        var items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, cursor.apply(items.get(limit - 1)));
    }

    /** A page of a list that is at hand as a whole; an unknown cursor gives nothing. */
    public static <T> Page<T> after(String after, List<T> all, int limit, Function<T, String> cursor) {
        if (after == null) {
            return of(all, limit, cursor);
        }
        var keys = all.stream().map(cursor).toList();
        var place = keys.indexOf(after);
        return of(place < 0 ? List.of() : all.subList(place + 1, all.size()), limit, cursor);
    }
}
