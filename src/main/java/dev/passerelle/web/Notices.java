package dev.passerelle.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.text.MessageFormat;

/** What a page says after something was done: sentences of the bundles. */
@ApplicationScoped
public class Notices {

    @Inject
    Language language;

    public void done(String key, Object... arguments) {
        say(FacesMessage.SEVERITY_INFO, key, arguments);
    }

    /** As {@link #done}, shown by the page that the browser is sent to. */
    public void doneAfterRedirect(String key, Object... arguments) {
        FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
        done(key, arguments);
    }

    public void warn(String key, Object... arguments) {
        say(FacesMessage.SEVERITY_WARN, key, arguments);
    }

    public void error(String key, Object... arguments) {
        say(FacesMessage.SEVERITY_ERROR, key, arguments);
    }

    private void say(FacesMessage.Severity severity, String key, Object... arguments) {
        var words = new MessageFormat(language.words().getString(key), language.getLocale()).format(arguments);
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, words, null));
    }
}
