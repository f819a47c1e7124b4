package dev.passerelle.genesys;

import jakarta.enterprise.inject.spi.CDI;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/**
 * Gives the clients of this package the trust of {@link Egress}.
 *
 * <p>Liberty has a listener of its own that replaces whatever the builder was given by the server's trust, which knows no
 * public authority; listeners of the application are called after it.
 */
public class OwnTrust implements RestClientListener {

    @Override
    public void onNewClient(Class<?> type, RestClientBuilder builder) {
        if (type == GenesysApi.class || type == GenesysLogin.class) {
            builder.sslContext(CDI.current().select(Egress.class).get().sslContext());
        }
    }
}
