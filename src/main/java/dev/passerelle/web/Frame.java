package dev.passerelle.web;

import dev.passerelle.problem.Problem;
import dev.passerelle.security.Right;
import dev.passerelle.security.Rights;
import dev.passerelle.tenant.Bot;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** What stands around every page: who is signed in, which bot, what its connector is doing. */
@Named
@RequestScoped
public class Frame {

    private static final int MOST_SHOWN = 50;

    @Inject
    HttpServletRequest request;

    @Inject
    SeenBots seen;

    @Inject
    Rights rights;

    @Inject
    Instance<StateStrip> strip;

    @Inject
    Instance<AlarmLine> alarmLine;

    @Inject
    Instance<MenuCount> failures;

    private String search;

    private StateStrip.Shown state;

    private List<AlarmLine.Shown> alarms;

    private MenuCount.Shown failed;

    public String getLogin() {
        return request.getUserPrincipal().getName();
    }

    /** The chosen bot as it is now; none on a page of the platform. */
    public Bot getBot() {
        return ChosenBot.of(request).map(ChosenBot::bot).orElse(null);
    }

    public boolean isPlatform() {
        return rights.isPlatform();
    }

    /** Whether the chosen bot may be configured, not only looked at. */
    public boolean isAdministrator() {
        return may(Right.CONFIGURE);
    }

    /** Whether the contents of the chosen bot may be changed. */
    public boolean isEditor() {
        return may(Right.EDIT_CONTENTS);
    }

    /** @throws Problem 404 for who may only look */
    public void requireAdministrator() {
        require(Right.CONFIGURE);
    }

    /** @throws Problem 404 for who may not do that with the chosen bot, and on a page of the platform */
    public void require(Right right) {
        if (!may(right)) {
            throw Problem.notFound();
        }
    }

    /** Whether what people wrote may be read. */
    public boolean isConfidant() {
        return may(Right.READ_TEXTS);
    }

    private boolean may(Right right) {
        return ChosenBot.of(request)
                .filter(chosen -> rights.may(right, chosen.bot().id()))
                .isPresent();
    }

    public StateStrip.Shown getState() {
        if (state == null && getBot() != null && strip.isResolvable()) {
            state = strip.get().shown();
        }
        return state;
    }

    /** What needs an administrator; empty on a page of the platform. */
    public List<AlarmLine.Shown> getAlarms() {
        if (alarms == null) {
            alarms = getBot() != null && alarmLine.isResolvable()
                    ? alarmLine.get().shown()
                    : List.of();
        }
        return alarms;
    }

    /** How many messages wait in failure: "2", "99+", or nothing. */
    public String getFailed() {
        if (failed == null) {
            failed = getBot() != null && failures.isResolvable()
                    ? failures.get().shown()
                    : new MenuCount.Shown(0, false);
        }
        return failed.count() == 0 ? null : failed.count() + (failed.more() ? "+" : "");
    }

    /** Counts anew: what was done has changed it. */
    public void recount() {
        failed = null;
    }

    /** The address of this page, to come back to after changing the language. */
    public String getAddress() {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }

    public List<Bot> getBots() {
        return seen.matching(search, MOST_SHOWN);
    }

    public String signOut() throws ServletException {
        request.logout();
        request.getSession().invalidate();
        return "/index?faces-redirect=true";
    }
}
