package dev.passerelle.security;

import dev.passerelle.security.RoleGrant.Role;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who has which right on the bot in force. Whether the caller may change that is asked before. */
@ApplicationScoped
public class People {

    @PersistenceContext(unitName = "platform")
    EntityManager store;

    @Inject
    Clock clock;

    @Inject
    Event<RightsChanged> rightsChanged;

    @Inject
    Event<StandingChanged> changed;

    /** Somebody with a right on the bot. */
    public record Person(String login, Role role, boolean disabled, boolean platform) {}

    /** Somebody who has a link and has not used it. */
    public record Invited(String login, Role role, Instant until) {}

    /** What came of an invitation: a link's token, readable this once, or nothing, because they can sign in already. */
    public record Outcome(Optional<String> token) {

        @Override
        public String toString() {
            return "Outcome[" + (token.isPresent() ? "link" : "granted") + "]";
        }
    }

    /** By login, those that contain the words. */
    @Transactional
    public List<Person> matching(String words, int most) {
        return store.createQuery(
                        "select a, g from RoleGrant g join Administrator a on a.id = g.administrator"
                                + " where g.bot = :bot and a.login like :words escape '!' order by a.login",
                        Object[].class)
                .setParameter("bot", Tenant.current())
                .setParameter("words", pattern(words))
                .setMaxResults(most)
                .getResultStream()
                .map(row -> person((Administrator) row[0], (RoleGrant) row[1]))
                .toList();
    }

    private static Person person(Administrator of, RoleGrant grant) {
        return new Person(of.login(), grant.role(), of.isDisabled(), of.isPlatform());
    }

    private static String pattern(String words) {
        return "%" + Administrators.normal(words).replaceAll("([!%_])", "!$1") + "%";
    }

    @Transactional
    public List<Invited> invited(String words, int most) {
        return store.createQuery(
                        "select i from Invitation i where i.bot = :bot and i.expiresAt > :now"
                                + " and i.login like :words escape '!' order by i.login",
                        Invitation.class)
                .setParameter("bot", Tenant.current())
                .setParameter("now", clock.instant())
                .setParameter("words", pattern(words))
                .setMaxResults(most)
                .getResultStream()
                .map(row -> new Invited(row.login(), row.role(), row.expiresAt()))
                .toList();
    }

    /** Gives a right to whoever signs in by that login already, else makes a link that lets them in. */
    @Transactional
    public Outcome invite(String login, Role role) {
        var known = Administrators.byLogin(store, login);
        if (known.isPresent()) {
            give(known.get(), role);
            return new Outcome(Optional.empty());
        }
        var token = Tokens.random();
        var row = invitation(login).orElseGet(() -> new Invitation(Tenant.current(), login));
        row.renew(Tokens.hash(token), role, clock.instant());
        store.persist(row);
        rightsChanged.fire(new RightsChanged("user.invited", login, null, role));
        return new Outcome(Optional.of(token));
    }

    private void give(Administrator to, Role role) {
        var present = grant(to);
        var before = present.map(RoleGrant::role).orElse(null);
        if (role == before) {
            return;
        }
        present.ifPresentOrElse(
                grant -> grant.become(role), () -> store.persist(new RoleGrant(to.id(), Tenant.current(), role)));
        told(before == null ? "user.added" : "user.changed", to.login(), before, role);
    }

    /** @return whether it was changed: the last administrator of the bot stays one, unless the platform says otherwise */
    @Transactional
    public boolean change(String login, Role role, boolean byPlatform) {
        var person = Administrators.byLogin(store, login).orElse(null);
        if (person == null || grant(person).isEmpty()) {
            return true; // gone meanwhile
        }
        if (role != Role.ADMINISTRATOR && !byPlatform && isLastAdministrator(person)) {
            return false;
        }
        give(person, role);
        return true;
    }

    /** As {@link #change}: takes the right away, or the invitation. */
    @Transactional
    public boolean remove(String login, boolean byPlatform) {
        var person = Administrators.byLogin(store, login);
        if (person.isPresent() && !byPlatform && isLastAdministrator(person.get())) {
            return false;
        }
        person.flatMap(this::grant).ifPresent(grant -> {
            store.remove(grant);
            told("user.removed", login, grant.role(), null);
        });
        return true;
    }

    @Transactional
    public void withdraw(String login) {
        invitation(login).ifPresent(row -> {
            store.remove(row);
            rightsChanged.fire(new RightsChanged("user.invitation-withdrawn", login, row.role(), null));
        });
    }

    /** Shuts somebody out of everything, or lets them in again; they keep their rights meanwhile. */
    @Transactional
    public void disable(String login, boolean disabled) {
        Administrators.byLogin(store, login)
                .filter(person -> person.isDisabled() != disabled)
                .ifPresent(person -> {
                    person.setDisabled(disabled);
                    told(disabled ? "user.disabled" : "user.enabled", login, null, null);
                });
    }

    private boolean isLastAdministrator(Administrator person) {
        var administrators = store.createQuery(
                        "select g from RoleGrant g join Administrator a on a.id = g.administrator"
                                + " where g.bot = :bot and g.role = :role and a.disabled = false order by g.id",
                        RoleGrant.class)
                .setParameter("bot", Tenant.current())
                .setParameter("role", Role.ADMINISTRATOR)
                // Two who leave at the same moment: the second one waits, and sees that he is the last.
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        return administrators.size() == 1 && administrators.get(0).isOf(person);
    }

    private Optional<RoleGrant> grant(Administrator person) {
        return store.createQuery(
                        "select g from RoleGrant g where g.administrator = :person and g.bot = :bot", RoleGrant.class)
                .setParameter("person", person.id())
                .setParameter("bot", Tenant.current())
                .getResultStream()
                .findFirst();
    }

    private Optional<Invitation> invitation(String login) {
        return store.createQuery("select i from Invitation i where i.login = :login and i.bot = :bot", Invitation.class)
                .setParameter("login", login)
                .setParameter("bot", Tenant.current())
                .getResultStream()
                .findFirst();
    }

    private void told(String deed, String login, Role before, Role after) {
        changed.fire(new StandingChanged(login));
        rightsChanged.fire(new RightsChanged(deed, login, before, after));
    }
}
