package dev.passerelle.genesys;

import dev.passerelle.alarm.Alarm.Kind;
import dev.passerelle.alarm.Alarms;
import dev.passerelle.tenant.BotErased;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether the organisation of the bot in force can be reached; tells its administrators when it cannot, and when it can again. */
@ApplicationScoped
public class Reachability {

    private static final Logger LOG = Logger.getLogger(Reachability.class.getName());

    @Inject
    @ConfigProperty(name = "passerelle.genesys.breaker.failures", defaultValue = "5")
    int mostFailures;

    @Inject
    Alarms alarms;

    @Inject
    OutageWatch watch;

    @Inject
    Clock clock;

    private final Map<String, Breaker> breakers = new ConcurrentHashMap<>();

    /** False from the failures in a row that show an outage until the first call that succeeds. */
    public boolean isGiven() {
        var breaker = breakers.get(Tenant.current());
        return breaker == null || !breaker.isOpen();
    }

    Breaker breaker() {
        return breakers.computeIfAbsent(Tenant.current(), bot -> fresh());
    }

    /** For an organisation that belongs to no stored connector. */
    Breaker fresh() {
        return new Breaker(mostFailures);
    }

    /** @param host the one that does not answer */
    void lost(String host, GenesysException why) {
        LOG.log(Level.WARNING, "Genesys is out of reach for bot {0}: {1}", new Object[] {Tenant.current(), why.answer()
        });
        try {
            alarms.raise(Kind.GENESYS_UNREACHABLE, host, why.answer());
            // Somebody has to find out when it is over, also when nobody calls.
            watch.begin();
        } catch (RuntimeException untold) {
            LOG.log(Level.WARNING, "An outage could not be told", untold);
        }
    }

    void given() {
        LOG.log(Level.INFO, "Genesys can be reached again for bot {0}", Tenant.current());
        alarms.clearAll(Kind.GENESYS_UNREACHABLE);
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) BotErased erased) {
        breakers.remove(erased.bot());
    }
}
