package dev.passerelle.demo;

import dev.passerelle.genesys.Region;
import dev.passerelle.genesys.RegionSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the built-in double of Genesys answers, unless {@code PASSERELLE_SANDBOX} turns it off. */
@ApplicationScoped
public class SandboxRegion implements RegionSource {

    static final String ID = "sandbox";

    private static final Set<String> OFF = Set.of("false", "off", "0", "no");

    @Inject
    @ConfigProperty(name = "PASSERELLE_SANDBOX", defaultValue = "true")
    String sandbox;

    @Inject
    @ConfigProperty(name = "PASSERELLE_HTTP_PORT")
    int port;

    @Override
    public List<Region> regions() {
        return isOn() ? List.of(new Region(ID, null, URI.create(base() + "/login"), URI.create(base()))) : List.of();
    }

    @Override
    public Optional<String> place(Region region, Locale locale) {
        return region.id().equals(ID)
                ? Optional.of(ResourceBundle.getBundle("dev.passerelle.demo.places", locale)
                        .getString(ID))
                : Optional.empty();
    }

    boolean isOn() {
        return !OFF.contains(sandbox.strip().toLowerCase(Locale.ROOT));
    }

    String base() {
        return "http://localhost:" + port + "/sandbox";
    }
}
