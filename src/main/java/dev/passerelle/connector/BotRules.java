package dev.passerelle.connector;

import dev.passerelle.problem.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What must hold between the fields of a bot's configuration; single fields are checked by Bean Validation before. */
final class BotRules {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{2,40}");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final String END_OF_DAY = "24:00";

    private final BotDocument document;
    private final Set<String> regions;
    private final List<Problem.Flaw> flaws = new ArrayList<>();

    private BotRules(BotDocument document, Set<String> regions) {
        this.document = document;
        this.regions = regions;
    }

    static boolean isSlug(String slug) {
        return slug != null && SLUG.matcher(slug).matches();
    }

    /** @param regions ids of the Genesys regions that are known */
    static List<Problem.Flaw> flaws(BotDocument document, Set<String> regions) {
        var rules = new BotRules(document, regions);
        rules.skills();
        rules.connector();
        rules.openingHours();
        rules.addresses();
        return rules.flaws;
    }

    private void skills() {
        once("/skills", document.skills(), skill -> skill, "");
    }

    private void connector() {
        var connector = document.connector();
        if (connector.region() != null && !regions.contains(connector.region())) {
            flaw("/connector/region", "unknown");
        }
        once("/connector/attributes", connector.attributes(), BotDocument.Attribute::name, "/name");
        once("/connector/queues", connector.queues(), row -> String.valueOf(row.skill()), "/skill");
        for (int i = 0; i < connector.queues().size(); i++) {
            var skill = connector.queues().get(i).skill();
            if (skill != null && !document.skills().contains(skill)) {
                flaw("/connector/queues/" + i + "/skill", "unknown");
            }
        }
    }

    private <T> void once(String list, List<T> rows, Function<T, String> key, String field) {
        var seen = new HashSet<String>();
        for (int i = 0; i < rows.size(); i++) {
            var name = key.apply(rows.get(i));
            if (name != null && !seen.add(name)) {
                flaw(list + "/" + i + field, "duplicate");
            }
        }
    }

    private void openingHours() {
        var hours = document.openingHours();
        if (hours == null) {
            return;
        }
        if (!isZone(hours.timeZone())) {
            flaw("/openingHours/timeZone", "unknown");
        }
        for (int i = 0; i < hours.slots().size(); i++) {
            slot("/openingHours/slots/" + i, hours.slots().get(i));
        }
        for (int i = 0; i < hours.closed().size(); i++) {
            if (!isDate(hours.closed().get(i))) {
                flaw("/openingHours/closed/" + i, "not-a-date");
            }
        }
    }

    private void slot(String pointer, BotDocument.Slot slot) {
        var from = isTime(slot.from(), false);
        var to = isTime(slot.to(), true);
        if (!from) {
            flaw(pointer + "/from", "not-a-time");
        }
        if (!to) {
            flaw(pointer + "/to", "not-a-time");
        }
        if (from && to && slot.from().compareTo(slot.to()) >= 0) {
            flaw(pointer + "/to", "before-from");
        }
        if (new HashSet<>(slot.days()).size() < slot.days().size()) {
            flaw(pointer + "/days", "duplicate");
        }
    }

    /** HH:mm; {@code 24:00} only where a day ends. */
    static boolean isTime(String text, boolean end) {
        return TIME.matcher(text).matches() || end && text.equals(END_OF_DAY);
    }

    private static boolean isZone(String zone) {
        return ZoneId.getAvailableZoneIds().contains(zone);
    }

    static boolean isDate(String date) {
        try {
            return LocalDate.parse(date).toString().equals(date);
        } catch (DateTimeException notADate) {
            return false;
        }
    }

    private void addresses() {
        for (int i = 0; i < document.allowedOrigins().size(); i++) {
            if (!isOrigin(document.allowedOrigins().get(i))) {
                flaw("/allowedOrigins/" + i, "not-an-origin");
            }
        }
        callback();
    }

    private void callback() {
        if (document.callbackUrl() == null) {
            return;
        }
        var address = web(document.callbackUrl());
        if (address == null) {
            flaw("/callbackUrl", "not-a-url");
        } else if (!CallbackAddress.isProtected(address)) {
            flaw("/callbackUrl", "https-only");
        }
    }

    /** Scheme, host and port, as a browser writes them into its header {@code Origin}. */
    private static boolean isOrigin(String text) {
        var uri = web(text);
        if (uri == null) {
            return false;
        }
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return text.equals(uri.getScheme() + "://" + uri.getHost() + port)
                && text.equals(text.toLowerCase(Locale.ROOT));
    }

    /** An absolute http(s) address without user information; null when the text is none. */
    private static URI web(String text) {
        try {
            var uri = new URI(text);
            var http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return http && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null
                    ? uri
                    : null;
        } catch (URISyntaxException notAnAddress) {
            return null;
        }
    }

    private void flaw(String pointer, String message) {
        flaws.add(new Problem.Flaw(pointer, message));
    }
}
