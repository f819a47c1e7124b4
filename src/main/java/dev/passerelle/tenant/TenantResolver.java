package dev.passerelle.tenant;

import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Tells Hibernate the bot in force. Hibernate makes its own instance, so nothing can be injected here. */
public class TenantResolver implements CurrentTenantIdentifierResolver<String> {

    @Override
    public String resolveCurrentTenantIdentifier() {
        return Tenant.current();
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }
}
