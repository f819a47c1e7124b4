package dev.passerelle.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A table as RFC 4180 has it, with the mark by which spreadsheets know UTF-8. */
public final class Csv {

    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);

    /** @param cells numbers as they are, anything else as a text; null is empty */
    public Csv row(Object... cells) {
        text.append(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n")));
        return this;
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Number ? value.toString() : quoted(harmless(value.toString()));
    }

    private static String harmless(String words) {
        return !words.isEmpty() && BEGINS_A_FORMULA.indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
    }

    private static String quoted(String words) {
        return words.chars().anyMatch(one -> one == ',' || one == '"' || one == '\n' || one == '\r')
                ? '"' + words.replace("\"", "\"\"") + '"'
                : words;
    }

    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
