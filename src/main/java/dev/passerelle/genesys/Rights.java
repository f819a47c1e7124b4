package dev.passerelle.genesys;

import dev.passerelle.alarm.Alarm.Kind;
import dev.passerelle.alarm.Alarms;
import dev.passerelle.tenant.BotErased;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells the administrators of the bot in force which permission is missing, and stops when the call works again. */
@ApplicationScoped
class Rights {

    private static final Logger LOG = Logger.getLogger(Rights.class.getName());

    private static final String RECEIVE = "conversation:message:receive";
    private static final String QUEUES = "routing:queue:view";

    /** By the name of the call. What is not here is no loss, or is asked for only when somebody looks. */
    private static final Map<String, String> NEEDED = Map.of(
            "message", RECEIVE,
            "quick reply", RECEIVE,
            "receipt", RECEIVE,
            "conversation", "conversation:communication:view",
            "queue load", "analytics:queueObservation:view",
            "estimated wait", QUEUES,
            "queues", QUEUES);

    @Inject
    Alarms alarms;

    /** Calls that have worked since the start, or since they were last refused, by bot: their alarm is off. */
    private final Map<String, Set<String>> held = new ConcurrentHashMap<>();

    void missing(String call, GenesysException.Refused why) {
        var permission = NEEDED.get(call);
        if (permission == null) {
            return;
        }
        held().remove(permission);
        tryTo(() -> alarms.raise(Kind.PERMISSION_MISSING, permission, why.answer()));
    }

    void used(String call) {
        var permission = NEEDED.get(call);
        if (permission != null && held().add(permission)) {
            tryTo(() -> alarms.clear(Kind.PERMISSION_MISSING, permission));
        }
    }

    private Set<String> held() {
        return held.computeIfAbsent(Tenant.current(), bot -> ConcurrentHashMap.newKeySet());
    }

    /** The call itself has its own way to fail. */
    private static void tryTo(Runnable tell) {
        try {
            tell.run();
        } catch (RuntimeException untold) {
            LOG.log(Level.WARNING, "An alarm could not be changed", untold);
        }
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) BotErased erased) {
        held.remove(erased.bot());
    }
}
