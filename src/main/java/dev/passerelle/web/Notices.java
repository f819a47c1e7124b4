package dev.passerelle.web;

import dev.passerelle.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.util.ResourceBundle;

/** What a page says after something was done: sentences of the bundles. */
@ApplicationScoped
public class Notices {

    @Inject
    Language language;

    public void done(String key, Object... arguments) {
        say(FacesMessage.SEVERITY_INFO, key, arguments);
    }

    /** As {@link #done(String, Object...)}, from the bundle of a component. */
    public void done(ResourceBundle words, String key, Object... arguments) {
        add(FacesMessage.SEVERITY_INFO, sentence(words, key, arguments));
    }

    /** As {@link #done(String, Object...)}, shown by the page that the browser is sent to. */
    public void doneAfterRedirect(String key, Object... arguments) {
        FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
        done(key, arguments);
    }

    public void error(String key, Object... arguments) {
        say(FacesMessage.SEVERITY_ERROR, key, arguments);
    }

    /** As {@link #error(String, Object...)}, from the bundle of a component. */
    public void error(ResourceBundle words, String key, Object... arguments) {
        add(FacesMessage.SEVERITY_ERROR, sentence(words, key, arguments));
    }

    /** Why it could not be done, in the words of the API. */
    public void problem(Problem problem) {
        var words = ResourceBundle.getBundle("problems", language.getLocale());
        var detail = problem.slug() + ".detail";
        add(FacesMessage.SEVERITY_ERROR, words.getString(words.containsKey(detail) ? detail : problem.slug()));
    }

    private void say(FacesMessage.Severity severity, String key, Object... arguments) {
        add(severity, language.sentence(key, arguments));
    }

    private String sentence(ResourceBundle words, String key, Object... arguments) {
        return new MessageFormat(words.getString(key), language.getLocale()).format(arguments);
    }

    private static void add(FacesMessage.Severity severity, String words) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, words, null));
    }
}
