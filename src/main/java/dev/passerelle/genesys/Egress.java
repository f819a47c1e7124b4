package dev.passerelle.genesys;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The way out of the deployment: through a proxy if there is one, and trusting whom. */
@ApplicationScoped
public class Egress {

    @Inject
    @ConfigProperty(name = "PASSERELLE_EGRESS_PROXY")
    Optional<String> proxy;

    @Inject
    @ConfigProperty(name = "PASSERELLE_EXTRA_CA")
    Optional<String> extraAuthorities;

    private Optional<URI> proxyAddress;
    private SSLContext sslContext;

    /** A wrong setting stops the start, rather than the first conversation. */
    void check(@Observes Startup start) {
        sslContext();
    }

    @PostConstruct
    void load() {
        proxyAddress = proxy.filter(value -> !value.isBlank()).map(Egress::parseProxy);
        sslContext = trusting(trustStore(extraAuthorities
                .filter(value -> !value.isBlank())
                .map(Egress::authorities)
                .orElse(List.of())));
    }

    /** The proxy on the way to an address; none to this machine itself. */
    public Optional<URI> proxyFor(URI address) {
        return proxyAddress.filter(any -> !Loopback.is(address.getHost()));
    }

    /** Trusts the JDK's authorities and the extra ones. The server's own context trusts only the server. */
    public SSLContext sslContext() {
        return sslContext;
    }

    static URI parseProxy(String text) {
        try {
            var address = URI.create(text.strip());
            if ("http".equals(address.getScheme())
                    && address.getHost() != null
                    && address.getPort() > 0
                    && address.getUserInfo() == null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("PASSERELLE_EGRESS_PROXY: expected http://host:port", e);
        }
        throw new IllegalArgumentException("PASSERELLE_EGRESS_PROXY: expected http://host:port");
    }

    static Collection<? extends Certificate> authorities(String file) {
        try (var pem = Files.newInputStream(Path.of(file))) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (found.isEmpty()) {
                throw new IllegalArgumentException("PASSERELLE_EXTRA_CA: no certificate in " + file);
            }
            return found;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("PASSERELLE_EXTRA_CA: " + file + " cannot be read as PEM", e);
        }
    }

    static SSLContext trusting(KeyStore authorities) {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities);
            var context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("There is no TLS for calls to the outside", e);
        }
    }

    static KeyStore trustStore(Collection<? extends Certificate> extra) {
        try {
            var all = new ArrayList<Certificate>(extra);
            all.addAll(defaults());
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < all.size(); i++) {
                store.setCertificateEntry("authority-" + i, all.get(i));
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The certificate authorities cannot be loaded", e);
        }
    }

    private static List<Certificate> defaults() throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        var found = new ArrayList<Certificate>();
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                found.addAll(List.of(x509.getAcceptedIssuers()));
            }
        }
        return found;
    }
}
