package dev.passerelle.attachment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Names of files, which strangers choose. */
final class Filename {

    private static final int LONGEST = 120;

    /** Controls, line ends and the invisible signs that turn "gpj.exe" round; what a path, a header or a shell reads. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\"*:<>?|]");

    private Filename() {}

    /** The name without its folders and without anything that could mislead; null when nothing is left. */
    static String clean(String name) {
        if (name == null) {
            return null;
        }
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var fit = UNFIT.matcher(last).replaceAll("").strip().replaceFirst("^\\.+", "");
        return fit.isBlank() ? null : shortened(fit);
    }

    /** Keeps the end, which says what it is. */
    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var ending = dot < 0 || name.length() - dot > 10 ? "" : name.substring(dot);
        var end = LONGEST - ending.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + ending;
    }

    /** The value of {@code Content-Disposition} (RFC 6266): a plain name for old readers, the true one in UTF-8. */
    static String disposition(String type, String name) {
        if (name == null) {
            return type;
        }
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^ -~]", "_")
                .replaceAll("[\"\\\\%]", "_");
        return type + "; filename=\"" + plain + "\"; filename*=UTF-8''" + percent(name);
    }

    private static String percent(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
