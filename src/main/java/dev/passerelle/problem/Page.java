package dev.passerelle.problem;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next what to ask with for the next page; null on the last
 */
public record Page<T>(List<T> items, String next) {

    /** How many entries are asked for: 1 to 500. */
    public record Limit(int value) {

        private static final int DEFAULT = 100;
        private static final int MOST = 500;

        /** @throws Problem 400 for anything that is not a number from 1 to 500; null is the default */
        public static Limit of(String text) {
            var value = text == null ? DEFAULT : Numbers.parse("/limit", text);
            if (value < 1 || value > MOST) {
                throw Problem.invalid("/limit", "out-of-range");
            }
            return new Limit((int) value);
        }

        /** What to fetch, to learn whether there is a next page. */
        public int oneMore() {
            return value + 1;
        }
    }

    /** @param found the entries, one more than the limit when there is a next page */
    public static <T> Page<T> of(List<T> found, Limit limit, Function<T, String> cursor) {
        if (found.size() <= limit.value()) {
            return new Page<>(found, null);
        }
        var items = found.subList(0, limit.value());
        return new Page<>(List.copyOf(items), cursor.apply(items.get(items.size() - 1)));
    }

    /** A page of a list that is at hand as a whole; an unknown cursor gives nothing. */
    public static <T> Page<T> after(String after, List<T> all, Limit limit, Function<T, String> cursor) {
        if (after == null) {
            return of(all, limit, cursor);
        }
        var place = all.stream().map(cursor).toList().indexOf(after);
        return of(place < 0 ? List.of() : all.subList(place + 1, all.size()), limit, cursor);
    }
}
