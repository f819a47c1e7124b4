package dev.passerelle.web;

import dev.passerelle.problem.Languages;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The language of one administrator's screens: French until they choose. */
@Named
@SessionScoped
public class Language implements Serializable {

    private static final long serialVersionUID = 1L;

    private Locale locale = Locale.FRENCH;

    private boolean chosen;

    public Locale getLocale() {
        return locale;
    }

    public String getCode() {
        return locale.getLanguage();
    }

    public String getOther() {
        return locale.equals(Locale.FRENCH) ? Locale.ENGLISH.getLanguage() : Locale.FRENCH.getLanguage();
    }

    public List<Locale> getSpoken() {
        return Languages.ALL;
    }

    /** Each language calls itself by its own name. */
    public String name(Locale of) {
        var name = of.getDisplayLanguage(of);
        return name.substring(0, 1).toUpperCase(of) + name.substring(1);
    }

    /** The words of the screens in this language. */
    public ResourceBundle words() {
        return new Words(locale);
    }

    /** A sentence of one of the bundles: a key is in one of them only. */
    String sentence(String key, Object... arguments) {
        return new MessageFormat(words().getString(key), locale).format(arguments);
    }

    /** Whether it was chosen in this session: a choice at the sign-in page outweighs one of last week. */
    boolean isChosen() {
        return chosen;
    }

    void choose(String code) {
        chosen = remember(code);
    }

    /** Takes up the language of earlier sessions. @return whether it is one that is spoken here */
    boolean remember(String code) {
        var known = Languages.ALL.stream()
                .filter(spoken -> spoken.getLanguage().equals(code))
                .findFirst();
        known.ifPresent(found -> locale = found);
        return known.isPresent();
    }
}
