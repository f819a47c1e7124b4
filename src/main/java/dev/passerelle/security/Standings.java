package dev.passerelle.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Where everybody stands, asked at each request: somebody who is disabled or loses a right is out within five seconds. */
@ApplicationScoped
public class Standings {

    /** Seconds for which an answer is believed: the longest that a change made on another node goes unnoticed. */
    private static final int BELIEVED_SECONDS = 4;

    private static final int MOST_REMEMBERED = 10_000;

    @PersistenceContext(unitName = "platform")
    EntityManager store;

    @Inject
    Clock clock;

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Optional<Standing> standing, Instant until) {}

    /** Empty for somebody who is not known here, or disabled. */
    @Transactional
    public Optional<Standing> of(String login) {
        var remembered = known.get(login);
        if (remembered != null && clock.instant().isBefore(remembered.until())) {
            return remembered.standing();
        }
        var found = Administrators.byLogin(store, login)
                .filter(administrator -> !administrator.isDisabled())
                .map(this::standing);
        if (known.size() > MOST_REMEMBERED) {
            known.clear();
        }
        known.put(login, new Known(found, clock.instant().plusSeconds(BELIEVED_SECONDS)));
        return found;
    }

    private Standing standing(Administrator administrator) {
        var roles = store.createQuery(
                        "select g from RoleGrant g where g.administrator = :administrator", RoleGrant.class)
                .setParameter("administrator", administrator.id())
                .getResultStream()
                .collect(Collectors.toMap(RoleGrant::bot, RoleGrant::role));
        return new Standing(
                administrator.id(),
                administrator.login(),
                administrator.isPlatform(),
                Map.copyOf(roles),
                administrator.timeZone().map(ZoneId::of).orElse(null),
                administrator.passwordChangedAt());
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) StandingChanged change) {
        known.remove(change.login());
    }
}
