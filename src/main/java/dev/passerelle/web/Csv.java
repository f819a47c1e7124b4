package dev.passerelle.web;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** Writes lines of RFC 4180 that a spreadsheet opens without running anything. */
public final class Csv {

    /** Without it, the usual spreadsheet takes UTF-8 for something else. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private final Writer out;

    public Csv(Writer out) throws IOException {
        this.out = out;
        out.write(BYTE_ORDER_MARK);
    }

    public void line(List<String> fields) throws IOException {
        out.write(fields.stream().map(Csv::field).collect(Collectors.joining(",")));
        out.write("\r\n");
    }

    private static String field(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        var safe = STARTS_A_FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return safe.chars().anyMatch(sign -> sign == '"' || sign == ',' || sign == '\n' || sign == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
