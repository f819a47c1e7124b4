package dev.passerelle.web;

import dev.passerelle.security.ApiKey;
import dev.passerelle.security.ApiKeys;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The API keys of the bot: a new one is shown once, here, and nowhere again. */
@Named
@RequestScoped
public class ApiKeysView {

    private static final int LONGEST_LABEL = 200;

    @Inject
    ApiKeys keys;

    @Inject
    Notices notices;

    @Inject
    Flaws flaws;

    @Inject
    Frame frame;

    private String label;

    private String shownOnce;

    public void create() {
        frame.requireAdministrator();
        if (label == null || label.isBlank()) {
            flaws.add("/label", "apiKeys.label.missing");
        } else if (label.strip().length() > LONGEST_LABEL) {
            flaws.add("/label", "apiKeys.label.long", LONGEST_LABEL);
        } else {
            shownOnce = keys.issue(label.strip()).key();
            label = null;
        }
    }

    public void revoke(String id, String revokedLabel) {
        frame.requireAdministrator();
        keys.revoke(id);
        notices.done("apiKeys.revoked", revokedLabel);
    }

    public List<ApiKey> getAll() {
        return keys.all();
    }

    public String getShownOnce() {
        return shownOnce;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }
}
