package dev.passerelle.connector;

import java.io.Serializable;
import java.util.regex.Pattern;

/** From when to when on a day, as typed. */
public class DayHours implements Serializable {

    private static final long serialVersionUID = 1L;

    /** "9", "9h", "9:30", "9h30": as people write a time. */
    private static final Pattern TYPED = Pattern.compile("(\\d{1,2})\\s*(?:[hH:]\\s*(\\d{2})?)?");

    private String from;

    private String to;

    DayHours(String from, String to) {
        this.from = from;
        this.to = to;
    }

    private static String spelled(String typed) {
        var text = typed == null ? "" : typed.strip();
        var time = TYPED.matcher(text);
        if (!time.matches()) {
            return text;
        }
        var hour = time.group(1).length() == 1 ? "0" + time.group(1) : time.group(1);
        return hour + ":" + (time.group(2) == null ? "00" : time.group(2));
    }

    boolean isRight() {
        return BotRules.isTime(from, false) && BotRules.isTime(to, true) && from.compareTo(to) < 0;
    }

    boolean overlaps(DayHours other) {
        return from.compareTo(other.to) < 0 && other.from.compareTo(to) < 0;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = spelled(from);
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = spelled(to);
    }
}
