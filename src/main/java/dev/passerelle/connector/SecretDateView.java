package dev.passerelle.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** When the client secret was stored: all that a page may know of it. */
@ApplicationScoped
class SecretDateView {

    @Inject
    ConnectorRows rows;

    @Transactional
    Instant storedAt() {
        return rows.connector().secretStoredAt();
    }
}
