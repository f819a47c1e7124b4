package dev.passerelle.connector;

import dev.passerelle.problem.Problem;
import dev.passerelle.web.Language;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** Préférences &gt; Paramètres Livechat &gt; Horaires d'ouverture. */
@Named
@ViewScoped
public class OpeningHoursView extends BotView {

    private static final long serialVersionUID = 1L;

    @Inject
    Language language;

    @Inject
    OpenNow now;

    /** Open around the clock, but for the closed days. */
    private boolean always;

    private String zone;

    private Week week;

    private TreeSet<String> closed;

    private String newClosed;

    private transient OpenNow.Standing standing;

    public void load() {
        show(read().openingHours());
    }

    private void show(BotDocument.OpeningHours saved) {
        var hours = saved == null ? BotDocument.OpeningHours.ALWAYS : saved;
        always = hours.slots().equals(List.of(BotDocument.Slot.ALWAYS));
        zone = hours.timeZone();
        week = always ? Week.usual() : Week.of(hours.slots());
        closed = new TreeSet<>(hours.closed());
        standing = null;
    }

    @Override
    Object part(BotDocument document) {
        return Collections.singletonList(document.openingHours());
    }

    public void save() {
        var wrong = always ? List.<Problem.Flaw>of() : week.flaws();
        if (!wrong.isEmpty()) {
            flaws.addAll(Problem.invalid(wrong));
            notices.error("form.flawed");
        } else if (save(current -> current.with(edited()))) {
            load();
            notices.done("form.saved");
        }
    }

    private BotDocument.OpeningHours edited() {
        if (always && closed.isEmpty()) {
            return null;
        }
        var slots = always ? List.of(BotDocument.Slot.ALWAYS) : week.slots();
        return new BotDocument.OpeningHours(zone, slots, List.copyOf(closed));
    }

    public void copyMonday() {
        week.copyMonday();
    }

    /** Time zones by their names, to choose from while one types. */
    public List<String> getZones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") || id.equals("UTC"))
                .filter(id -> !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                .sorted()
                .toList();
    }

    public void addClosed() {
        if (newClosed == null || !BotRules.isDate(newClosed.strip())) {
            flaws.add("/newClosed", "hours.closed.missing");
        } else if (!closed.add(newClosed.strip())) {
            flaws.add("/newClosed", "hours.closed.taken");
        } else {
            newClosed = null;
        }
    }

    public void addHolidays() {
        Holiday.yearFrom(now.today()).forEach(day -> closed.add(day.toString()));
    }

    public void removeClosed(String day) {
        closed.remove(day);
    }

    /** "vendredi 25 décembre 2026". */
    public String inWords(String day) {
        return BotRules.isDate(day) ? date(FormatStyle.FULL).format(LocalDate.parse(day)) : day;
    }

    /** What is celebrated on a closed day, as far as is known here. */
    public String holiday(String day) {
        return BotRules.isDate(day)
                ? Holiday.on(LocalDate.parse(day))
                        .map(holiday -> language.words().getString("hours.holiday." + holiday))
                        .orElse("")
                : "";
    }

    private DateTimeFormatter date(FormatStyle style) {
        return DateTimeFormatter.ofLocalizedDate(style).withLocale(language.getLocale());
    }

    /** Whether the saved hours are open now. */
    public boolean isOpen() {
        return standing().open();
    }

    /** When that changes, in the time zone of the hours. */
    public String getNextChange() {
        var next = standing().next();
        if (next == null) {
            return isOpen() ? words("hours.never.closes") : words("hours.never.opens");
        }
        var local = next.atZone(standing().zone());
        var day = date(FormatStyle.FULL).format(local);
        var time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(language.getLocale())
                .format(local);
        return isOpen() ? words("hours.closes", day, time) : words("hours.opens", day, time);
    }

    private String words(String key, Object... arguments) {
        return new MessageFormat(language.words().getString(key), language.getLocale()).format(arguments);
    }

    private OpenNow.Standing standing() {
        if (standing == null) {
            standing = now.standing();
        }
        return standing;
    }

    public List<WeekDay> getDays() {
        return week.days();
    }

    public List<String> getClosed() {
        return List.copyOf(closed);
    }

    public boolean isAlways() {
        return always;
    }

    public void setAlways(boolean always) {
        this.always = always;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public String getNewClosed() {
        return newClosed;
    }

    public void setNewClosed(String newClosed) {
        this.newClosed = newClosed;
    }
}
