package dev.passerelle.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** The query of an address in which the filter of a list stands. */
public final class Queries {

    private Queries() {}

    /** @param pairs names and values by turns; what has no value is left out */
    public static String of(String... pairs) {
        var given = new ArrayList<String>();
        for (var i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                given.add(pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
            }
        }
        return "?" + String.join("&", given);
    }
}
