package dev.passerelle.callback;

import dev.passerelle.web.Frame;
import dev.passerelle.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;

/** How calling the bot back is going, and its secret, which is shown once, here, and nowhere again. */
@Named
@RequestScoped
public class CallbackView {

    @Inject
    Callbacks callbacks;

    @Inject
    Frame frame;

    @Inject
    Language language;

    private Callbacks.Status status;

    private String shownOnce;

    public void issueSecret() {
        frame.requireAdministrator();
        shownOnce = callbacks.issueSecret();
        status = null;
    }

    public void enable() {
        frame.requireAdministrator();
        callbacks.enableAgain();
        status = null;
    }

    public Callbacks.Status getStatus() {
        if (status == null) {
            status = callbacks.status();
        }
        return status;
    }

    /** What a new secret breaks, and when. */
    public String getWarning() {
        var words = language.words().getString("livechat.secret.replace.confirm");
        return new MessageFormat(words, language.getLocale())
                .format(new Object[] {callbacks.overlap().toHours()});
    }

    public String getShownOnce() {
        return shownOnce;
    }
}
