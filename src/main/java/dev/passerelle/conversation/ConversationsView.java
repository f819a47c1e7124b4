package dev.passerelle.conversation;

import dev.passerelle.conversation.Conversation.Status;
import dev.passerelle.tenant.Skills;
import dev.passerelle.web.Moments;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The conversations of the bot, as the address of the page wants them: it can be passed on, and Back works. */
@Named
@RequestScoped
public class ConversationsView {

    private static final LocalDate FIRST_DAY = LocalDate.EPOCH.plusDays(1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 30);

    @Inject
    ConversationSearch search;

    @Inject
    Skills skills;

    @Inject
    Moments moments;

    private final Map<String, String> filters = new LinkedHashMap<>();

    private String before;

    private String after;

    private LocalDate firstDay;

    private LocalDate lastDay;

    private ConversationSearch.Found found;

    public void load() {
        firstDay = day(getFrom());
        lastDay = day(getTo());
        var wanted = new ConversationSearch.Wanted(
                statuses()
                        .filter(known -> known.name().equals(getStatus()))
                        .findFirst()
                        .orElse(null),
                getSkill(),
                getVisitor(),
                start(firstDay),
                start(lastDay == null ? null : lastDay.plusDays(1)));
        if (before != null) {
            found = search.olderThan(before, wanted);
        } else {
            found = after == null ? search.newest(wanted) : search.newerThan(after, wanted);
        }
    }

    /** @return null for none, and for what is not a day */
    private static LocalDate day(String text) {
        try {
            var day = text == null ? null : LocalDate.parse(text);
            return day == null || day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY) ? null : day;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Instant start(LocalDate day) {
        return day == null ? null : day.atStartOfDay(moments.zone()).toInstant();
    }

    public List<Conversation> getConversations() {
        return found.conversations();
    }

    public boolean isFiltered() {
        return !filters.isEmpty();
    }

    public boolean isFromUnreadable() {
        return getFrom() != null && firstDay == null;
    }

    public boolean isToUnreadable() {
        return getTo() != null && lastDay == null;
    }

    public boolean isToBeforeFrom() {
        return firstDay != null && lastDay != null && lastDay.isBefore(firstDay);
    }

    private static Stream<Status> statuses() {
        return Stream.of(Status.values());
    }

    public List<Status> getStatuses() {
        return statuses().toList();
    }

    /** Those of the bot, and one that it had when the address was made. */
    public List<String> getSkills() {
        var all = new ArrayList<>(skills.names());
        if (getSkill() != null && !all.contains(getSkill())) {
            all.add(getSkill());
        }
        return all;
    }

    /** What leads to the page before, after the address of the list; null when there is none. */
    public String getNewer() {
        if (!found.newer()) {
            return null;
        }
        return query(
                "after",
                found.conversations().isEmpty()
                        ? null
                        : found.conversations().get(0).id());
    }

    /** What leads to the next page, after the address of the list; null when there is none. */
    public String getOlder() {
        return found.older()
                ? query(
                        "before",
                        found.conversations().get(ConversationSearch.PAGE - 1).id())
                : null;
    }

    /** What leads back to this page from one of its conversations. */
    public String getHere() {
        var here = before == null ? query("after", after) : query("before", before);
        return here.isEmpty() ? "" : "&" + ConversationView.LIST + "=" + encoded(here);
    }

    private String query(String cursor, String id) {
        var query = new StringBuilder();
        filters.forEach(
                (name, value) -> query.append('&').append(name).append('=').append(encoded(value)));
        if (id != null) {
            query.append('&').append(cursor).append('=').append(encoded(id));
        }
        return query.toString();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void filter(String name, String value) {
        if (value != null && !value.isBlank() && value.indexOf('\0') < 0) {
            filters.put(name, value.strip());
        }
    }

    public String getStatus() {
        return filters.get("status");
    }

    public void setStatus(String status) {
        filter("status", status);
    }

    public String getSkill() {
        return filters.get("skill");
    }

    public void setSkill(String skill) {
        filter("skill", skill);
    }

    public String getVisitor() {
        return filters.get("visitor");
    }

    public void setVisitor(String visitor) {
        filter("visitor", visitor);
    }

    public String getFrom() {
        return filters.get("from");
    }

    public void setFrom(String from) {
        filter("from", from);
    }

    public String getTo() {
        return filters.get("to");
    }

    public void setTo(String to) {
        filter("to", to);
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(String before) {
        this.before = before;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(String after) {
        this.after = after;
    }
}
