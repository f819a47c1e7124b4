package dev.passerelle.problem;

/** Numbers in a query: what is not one is the caller's error, and not an unknown address as JAX-RS would have it. */
public final class Numbers {

    private Numbers() {}

    /** @throws Problem 400 */
    public static long parse(String parameter, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Problem.invalid(parameter, "wrong-type");
        }
    }

    /** @throws Problem 400 for anything but a number that is not negative; null is 0 */
    public static long natural(String parameter, String text) {
        var number = text == null ? 0 : parse(parameter, text);
        if (number < 0) {
            throw Problem.invalid(parameter, "out-of-range");
        }
        return number;
    }
}
