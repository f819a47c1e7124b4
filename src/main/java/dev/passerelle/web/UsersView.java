package dev.passerelle.web;

import dev.passerelle.problem.Problem;
import dev.passerelle.security.Administrators;
import dev.passerelle.security.People;
import dev.passerelle.security.RoleGrant.Role;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who has which right on the bot. */
@Named
@ViewScoped
public class UsersView implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Pattern E_MAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final int LONGEST_LOGIN = 200;
    private static final int PAGE = 100;

    @Inject
    People people;

    @Inject
    Frame frame;

    @Inject
    Flaws flaws;

    @Inject
    Notices notices;

    @Inject
    @ConfigProperty(name = "PASSERELLE_PUBLIC_URL")
    String publicUrl;

    private String search;

    private int most = PAGE;

    private ArrayList<UserRow> rows;

    private boolean more;

    private String email;

    private Role role = Role.READER;

    /** Not kept: a link is on the page that made it, and on no later one. */
    private transient String shownOnce;

    public void load() {
        var found = people.matching(search, most + 1);
        more = found.size() > most;
        rows = new ArrayList<>(found.stream().limit(most).map(UserRow::new).toList());
    }

    public void find() {
        most = PAGE;
        load();
    }

    public void showMore() {
        most += PAGE;
        load();
    }

    public void invite() {
        frame.requireAdministrator();
        var login = Administrators.normal(email);
        if (login.isEmpty()) {
            flaws.add("/email", "users.email.missing");
        } else if (login.length() > LONGEST_LOGIN || !E_MAIL.matcher(login).matches()) {
            flaws.add("/email", "users.email.form");
        } else {
            invite(login);
        }
    }

    private void invite(String login) {
        var rightOfTheirs = people.matching(login, PAGE).stream()
                .filter(person -> person.login().equals(login))
                .findFirst();
        if (rightOfTheirs.isPresent()) {
            flaws.add("/email", "users.email.taken");
            return;
        }
        var outcome = people.invite(login, role);
        if (outcome.token().isPresent()) {
            shownOnce = publicUrl + "/invitation.xhtml?token=" + outcome.token().get();
        } else {
            notices.done("users.added", login);
        }
        email = null;
        load();
    }

    public void save() {
        frame.requireAdministrator();
        var changed = rows.stream().filter(UserRow::isChanged).toList();
        for (var row : changed) {
            if (!people.change(row.getLogin(), row.getRole(), frame.isPlatform())) {
                notices.error("users.last");
                load();
                return;
            }
        }
        load();
        notices.done("users.saved");
    }

    public void remove(String login) {
        frame.requireAdministrator();
        if (people.remove(login, frame.isPlatform())) {
            notices.done("users.removed", login);
        } else {
            notices.error("users.last");
        }
        load();
    }

    public void withdraw(String login) {
        frame.requireAdministrator();
        people.withdraw(login);
        notices.done("users.withdrawn", login);
    }

    /** Shuts somebody out of the whole platform, or lets them in again. */
    public void disable(String login, boolean disabled) {
        if (!frame.isPlatform()) {
            throw Problem.notFound();
        }
        frame.requireAdministrator();
        if (login.equals(frame.getLogin())) {
            notices.error("users.self");
            return;
        }
        people.disable(login, disabled);
        if (disabled) {
            notices.done("users.disabled", login);
        } else {
            notices.done("users.enabled", login);
        }
        load();
    }

    public List<People.Invited> getInvited() {
        return people.invited(search, PAGE);
    }

    public Role[] getRoles() {
        return Role.values();
    }

    public List<UserRow> getRows() {
        return rows;
    }

    public boolean isMore() {
        return more;
    }

    public String getShownOnce() {
        return shownOnce;
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role;
    }
}
