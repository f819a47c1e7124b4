package dev.passerelle.statistics;

import dev.passerelle.connector.BotDocument;
import dev.passerelle.connector.Configurations;
import dev.passerelle.web.Download;
import dev.passerelle.web.Flaws;
import dev.passerelle.web.Frame;
import dev.passerelle.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;

/** Statistiques &gt; Livechat. What is shown stands in the address: it can be kept, sent and asked for again. */
@Named
@RequestScoped
public class StatisticsView {

    /** Where a bot without opening hours is at home. */
    private static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Paris");

    private static final List<Integer> SPANS = List.of(7, 30, 90);
    private static final int USUAL_SPAN = 30;

    @Inject
    Statistics statistics;

    @Inject
    Configurations configurations;

    @Inject
    Frame frame;

    @Inject
    Flaws flaws;

    @Inject
    Language language;

    @Inject
    Clock clock;

    private String days;
    private String from;
    private String to;
    private String skill;
    private String as;

    private List<String> skills;
    private Period period;
    private Report report;
    private DayChart chart;

    /** A skill with its bar. */
    public record SkillRow(String skill, Figures figures, Ribbon ribbon) {}

    public void load() {
        var document = configurations.read().document();
        skills = document.skills();
        period = period(zone(document));
        if (period == null) {
            return;
        }
        report = statistics.of(period, skill);
        chart = new DayChart(report.days());
        if ("csv".equals(as)) {
            download();
        }
    }

    private static ZoneId zone(BotDocument document) {
        return document.openingHours() == null
                ? USUAL_ZONE
                : ZoneId.of(document.openingHours().timeZone());
    }

    /** @return null when the dates are wrong; the page says why */
    private Period period(ZoneId zone) {
        if (from == null && to == null) {
            return Period.lastDays(getSpan(), clock.instant(), zone);
        }
        var first = date(from);
        var last = date(to);
        if (first.isEmpty()) {
            flaws.add("/from", "statistics.date.wrong");
        }
        if (last.isEmpty()) {
            flaws.add("/to", "statistics.date.wrong");
        }
        if (!flaws.isEmpty()) {
            return null;
        }
        var wanted = new Period(first.get(), last.get(), zone);
        if (wanted.length() < 1) {
            flaws.add("/to", "statistics.to.early");
        } else if (wanted.length() > Period.MOST_DAYS) {
            flaws.add("/to", "statistics.to.late", Period.MOST_DAYS);
        }
        return flaws.isEmpty() ? wanted : null;
    }

    private static Optional<LocalDate> date(String given) {
        try {
            return Optional.ofNullable(given)
                    .map(LocalDate::parse)
                    .filter(date -> date.getYear() >= 2000 && date.getYear() <= 9999);
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private void download() {
        var name = "livechat-" + frame.getBot().slug() + "-" + period.first() + "-" + period.last() + ".csv";
        var table = new StatisticsTable(report, words());
        new Download(name, "text/csv; charset=UTF-8", table.csv()).send();
    }

    /** The chosen number of days up to today; 0 for other dates. */
    public int getSpan() {
        if (from != null || to != null) {
            return 0;
        }
        return SPANS.stream()
                .filter(span -> span.toString().equals(days))
                .findFirst()
                .orElse(USUAL_SPAN);
    }

    public List<Integer> getSpans() {
        return SPANS;
    }

    /** The bot's skills, and the chosen one although the bot may have lost it. */
    public List<String> getSkills() {
        var all = new ArrayList<>(skills);
        if (skill != null && !all.contains(skill)) {
            all.add(skill);
        }
        return all;
    }

    public Report getReport() {
        return report;
    }

    public Figures getTotal() {
        return report.total();
    }

    public List<Report.OfDay> getByDay() {
        return report.days();
    }

    public List<SkillRow> getBySkill() {
        return report.skills().stream()
                .map(row -> new SkillRow(row.skill(), row.figures(), ribbon(row.figures())))
                .toList();
    }

    private Ribbon ribbon(Figures figures) {
        return Ribbon.of(figures, report.skills().get(0).figures().escalations());
    }

    public List<Report.OfOutcome> getByOutcome() {
        return report.outcomes();
    }

    public List<DayChart.Bar> getBars() {
        return chart.bars();
    }

    public long getTop() {
        return chart.top();
    }

    public String width(long escalations) {
        return Ribbon.share(
                escalations,
                report.outcomes().stream()
                        .mapToLong(Report.OfOutcome::escalations)
                        .max()
                        .orElse(0));
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(language.getLocale()).format(number);
    }

    public String share(long part, long whole) {
        return whole == 0
                ? ""
                : NumberFormat.getPercentInstance(language.getLocale()).format((double) part / whole);
    }

    public String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language.getLocale())
                .format(day);
    }

    /** "1 min 05 s". */
    public String lasting(Double seconds) {
        if (seconds == null) {
            return "–";
        }
        var time = Duration.ofSeconds(Math.round(seconds));
        if (time.toHours() > 0) {
            return said("lasting.hours", time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0
                ? said("lasting.minutes", time.toMinutes(), time.toSecondsPart())
                : said("lasting.seconds", time.toSeconds());
    }

    private String said(String key, Object... arguments) {
        return new MessageFormat(words().getString(key), language.getLocale()).format(arguments);
    }

    private ResourceBundle words() {
        return ResourceBundle.getBundle("statistics", language.getLocale());
    }

    public String getZone() {
        return period.zone().getId();
    }

    public LocalDate getFirst() {
        return period.first();
    }

    public LocalDate getLast() {
        return period.last();
    }

    /** What stands in the field: what was typed, or the period that is shown. */
    public String getFrom() {
        return from == null && period != null ? period.first().toString() : from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to == null && period != null ? period.last().toString() : to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getDays() {
        return days;
    }

    public void setDays(String days) {
        this.days = days;
    }

    public String getSkill() {
        return skill;
    }

    public void setSkill(String skill) {
        this.skill = skill;
    }

    public String getAs() {
        return as;
    }

    public void setAs(String as) {
        this.as = as;
    }
}
