package dev.passerelle.web;

import dev.passerelle.problem.Problem;
import dev.passerelle.security.Administrators;
import dev.passerelle.security.Authentication;
import dev.passerelle.security.PersonalToken;
import dev.passerelle.security.PersonalTokens;
import dev.passerelle.security.Rights;
import dev.passerelle.security.Standing;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** What is one's own: password, language, time zone, tokens for scripts. */
@Named
@ViewScoped
public class AccountView implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_LABEL = 200;

    @Inject
    Administrators administrators;

    @Inject
    Authentication authentication;

    @Inject
    PersonalTokens tokens;

    @Inject
    Rights rights;

    @Inject
    Language language;

    @Inject
    Flaws flaws;

    @Inject
    Notices notices;

    @Inject
    HttpServletRequest request;

    private transient String present;

    private transient String password;

    private transient String again;

    private String spoken;

    private String zone;

    private String label;

    private int days = 90;

    /** Not kept: a token is on the page that made it, and on no later one. */
    private transient String shownOnce;

    public void load() {
        spoken = language.getCode();
        zone = administrators
                .byLogin(self().login())
                .flatMap(found -> found.timeZone())
                .orElse(null);
    }

    private Standing self() {
        return rights.standing().orElseThrow(Problem::notFound);
    }

    public void changePassword() {
        var login = self().login();
        if (present == null) {
            flaws.add("/present", "account.present.missing");
            return;
        }
        if (!new NewPassword(password, again).isFit(login, flaws)) {
            return;
        }
        switch (authentication.changePassword(request, login, present, password)) {
            case CHANGED -> notices.done("account.password.changed");
            case WRONG -> flaws.add("/present", "account.present.wrong");
            case TOO_SOON -> flaws.add("/present", "account.present.wait");
        }
    }

    /** By a redirect: the page itself is in the language that was chosen. */
    public String savePreferences() {
        var known = zone == null || ZoneId.getAvailableZoneIds().contains(zone);
        if (!known) {
            flaws.add("/zone", "account.zone.unknown");
            return null;
        }
        administrators.liveIn(self().login(), zone);
        language.choose(spoken);
        administrators.speak(self().login(), language.getCode());
        notices.doneAfterRedirect("account.preferences.saved");
        return "/bms/account.xhtml?faces-redirect=true";
    }

    public void issue() {
        if (label == null || label.isBlank()) {
            flaws.add("/label", "account.label.missing");
        } else if (label.strip().length() > LONGEST_LABEL) {
            flaws.add("/label", "account.label.long", LONGEST_LABEL);
        } else if (!getLifetimes().contains(days)) {
            flaws.add("/days", "account.days.wrong");
        } else {
            shownOnce = tokens.issue(self(), label.strip(), Duration.ofDays(days));
            label = null;
        }
    }

    public void revoke(String id, String revokedLabel) {
        tokens.revoke(self(), id);
        notices.done("account.revoked", revokedLabel);
    }

    public List<PersonalToken> getTokens() {
        return tokens.of(self());
    }

    public List<String> getZones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                .sorted()
                .toList();
    }

    public String getServerZone() {
        return ZoneId.systemDefault().getId();
    }

    /** In days. Every token expires: one that is forgotten should not open anything for ever. */
    public List<Integer> getLifetimes() {
        return List.of(30, 90, 365);
    }

    public String inDays(int count) {
        return language.sentence("account.days.count", count);
    }

    public String getShownOnce() {
        return shownOnce;
    }

    public String getPresent() {
        return present;
    }

    public void setPresent(String present) {
        this.present = present;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getAgain() {
        return again;
    }

    public void setAgain(String again) {
        this.again = again;
    }

    public String getSpoken() {
        return spoken;
    }

    public void setSpoken(String spoken) {
        this.spoken = spoken;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }

    public int getDays() {
        return days;
    }

    public void setDays(int days) {
        this.days = days;
    }
}
