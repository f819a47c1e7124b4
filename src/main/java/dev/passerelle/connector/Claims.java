package dev.passerelle.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.hibernate.exception.ConstraintViolationException;

/** Ties an integration in Genesys to a row of ours: each to one row only, over all bots. */
@ApplicationScoped
class Claims {

    @Inject
    Step step;

    /** @return false when another row holds that integration already: the database decides, whoever asks first */
    boolean claim(String id, String genesysId, String name) {
        try {
            step.claim(id, genesysId, name);
            return true;
        } catch (PersistenceException e) {
            if (isRefusal(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isRefusal(Throwable e) {
        return e instanceof ConstraintViolationException
                || e instanceof EntityExistsException
                || (e.getCause() != null && isRefusal(e.getCause()));
    }

    /** A transaction of its own, so that a refusal by the database spoils nothing else. */
    @ApplicationScoped
    static class Step {

        @PersistenceContext(unitName = "bot")
        EntityManager store;

        @Transactional(TxType.REQUIRES_NEW)
        void claim(String id, String genesysId, String name) {
            var row = store.find(Integration.class, id);
            if (row == null) {
                throw new IntegrationRows.Superseded();
            }
            if (!genesysId.equals(row.genesysId())) {
                row.lost(name);
            }
            row.knownAs(genesysId, name);
            store.flush();
        }
    }
}
