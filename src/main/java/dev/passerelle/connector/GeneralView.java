package dev.passerelle.connector;

import dev.passerelle.tenant.Bot;
import dev.passerelle.tenant.EscalationType;
import dev.passerelle.web.Language;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Préférences &gt; Bot &gt; Général. */
@Named
@ViewScoped
public class GeneralView extends BotView {

    private static final long serialVersionUID = 1L;

    @Inject
    Language language;

    private String name;

    private String locale;

    private EscalationType escalationType;

    public void load() {
        var document = read();
        name = document.name();
        locale = document.locale();
        escalationType = document.escalationType();
    }

    @Override
    Object part(BotDocument document) {
        return List.of(document.name(), document.locale(), document.escalationType());
    }

    public String save() {
        if (name == null || name.isBlank()) {
            flaws.add("/name", "general.name.missing");
            notices.error("form.flawed");
            return null;
        }
        if (!save(current -> current.with(edited(current.settings())))) {
            return null;
        }
        notices.doneAfterRedirect("form.saved");
        return "/bms/general.xhtml?faces-redirect=true";
    }

    private Bot.Settings edited(Bot.Settings current) {
        return new Bot.Settings(
                name.strip(),
                locale,
                escalationType,
                current.inactivityMinutes(),
                current.waitingMinutes(),
                current.maxWaiting(),
                current.retentionDays(),
                current.allowedOrigins(),
                current.callbackUrl());
    }

    /** The bot's own language too, when it is one of a country. */
    public List<String> getLocales() {
        var all = new ArrayList<>(List.of("fr", "en"));
        if (!all.contains(locale)) {
            all.add(locale);
        }
        return all;
    }

    public String inWords(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(language.getLocale());
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getLocale() {
        return locale;
    }

    public void setLocale(String locale) {
        this.locale = locale;
    }

    public EscalationType getEscalationType() {
        return escalationType;
    }

    public void setEscalationType(EscalationType escalationType) {
        this.escalationType = escalationType;
    }
}
