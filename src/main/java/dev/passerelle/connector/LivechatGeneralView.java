package dev.passerelle.connector;

import dev.passerelle.tenant.Bot;
import dev.passerelle.web.Language;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Préférences &gt; Paramètres Livechat &gt; Général. */
@Named
@ViewScoped
public class LivechatGeneralView extends BotView {

    private static final long serialVersionUID = 1L;

    @Inject
    Language language;

    // As typed: what is no number gets its sentence like any other flaw.

    private String inactivityMinutes;

    private String waitingMinutes;

    private String maxWaiting;

    private String retentionDays;

    private String allowedOrigins;

    private String callbackUrl;

    public void load() {
        var settings = read().settings();
        inactivityMinutes = String.valueOf(settings.inactivityMinutes());
        waitingMinutes = String.valueOf(settings.waitingMinutes());
        maxWaiting = settings.maxWaiting() == null ? "" : String.valueOf(settings.maxWaiting());
        retentionDays = String.valueOf(settings.retentionDays());
        allowedOrigins = String.join("\n", settings.allowedOrigins());
        callbackUrl = settings.callbackUrl();
    }

    @Override
    Object part(BotDocument document) {
        return Arrays.asList(
                document.inactivityMinutes(),
                document.waitingMinutes(),
                document.maxWaiting(),
                document.retentionDays(),
                document.allowedOrigins(),
                document.callbackUrl());
    }

    /** The numbers among what was typed. */
    private record Numbers(Integer inactivity, Integer waiting, Integer mostWaiting, Integer retention) {}

    public void save() {
        var numbers = new Numbers(
                number("/inactivityMinutes", inactivityMinutes, 1, BotDocument.MOST_MINUTES),
                number("/waitingMinutes", waitingMinutes, 1, BotDocument.MOST_MINUTES),
                isBlank(maxWaiting) ? null : number("/maxWaiting", maxWaiting, 0, BotDocument.MOST_WAITING),
                number("/retentionDays", retentionDays, 1, BotDocument.MOST_DAYS));
        if (!flaws.isEmpty()) {
            notices.error("form.flawed");
        } else if (save(current -> current.with(edited(current.settings(), numbers)))) {
            load();
            notices.done("form.saved");
        }
    }

    private Integer number(String pointer, String text, int least, int most) {
        try {
            var number = Integer.parseInt(isBlank(text) ? "" : text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            // said below
        }
        flaws.add(pointer, "livechat.number", least, most);
        return null;
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private Bot.Settings edited(Bot.Settings current, Numbers numbers) {
        return new Bot.Settings(
                current.name(),
                current.locale(),
                current.escalationType(),
                numbers.inactivity(),
                numbers.waiting(),
                numbers.mostWaiting(),
                numbers.retention(),
                origins(),
                callbackUrl);
    }

    private List<String> origins() {
        return isBlank(allowedOrigins)
                ? List.of()
                : allowedOrigins
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    /** One sentence for each line that is none. */
    public List<String> getOriginFlaws() {
        var all = origins();
        var words = new MessageFormat(language.words().getString("livechat.origins.flaw"), language.getLocale());
        return IntStream.range(0, all.size())
                .filter(i -> flaws.at("/allowedOrigins/" + i) != null)
                .mapToObj(i -> words.format(new Object[] {all.get(i), flaws.at("/allowedOrigins/" + i)}))
                .toList();
    }

    public String getInactivityMinutes() {
        return inactivityMinutes;
    }

    public void setInactivityMinutes(String inactivityMinutes) {
        this.inactivityMinutes = inactivityMinutes;
    }

    public String getWaitingMinutes() {
        return waitingMinutes;
    }

    public void setWaitingMinutes(String waitingMinutes) {
        this.waitingMinutes = waitingMinutes;
    }

    public String getMaxWaiting() {
        return maxWaiting;
    }

    public void setMaxWaiting(String maxWaiting) {
        this.maxWaiting = maxWaiting;
    }

    public String getRetentionDays() {
        return retentionDays;
    }

    public void setRetentionDays(String retentionDays) {
        this.retentionDays = retentionDays;
    }

    public String getAllowedOrigins() {
        return allowedOrigins;
    }

    public void setAllowedOrigins(String allowedOrigins) {
        this.allowedOrigins = allowedOrigins;
    }

    public String getCallbackUrl() {
        return callbackUrl;
    }

    public void setCallbackUrl(String callbackUrl) {
        this.callbackUrl = callbackUrl;
    }
}
