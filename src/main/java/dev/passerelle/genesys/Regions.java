package dev.passerelle.genesys;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All regions known here: those of Genesys, those of the deployment, those that other packages add. */
@ApplicationScoped
public class Regions {

    public List<Region> all() {
        return List.of();
    }

    public Optional<Region> byId(String id) {
        return all().stream().filter(region -> region.id().equals(id)).findFirst();
    }

    /** Where a region is, in words; its id where nothing else is known. */
    public String place(Region region, Locale locale) {
        return region.id();
    }

    /** Whether an address is Genesys' own. */
    public boolean isGenesys(URI address) {
        return all().stream().anyMatch(region -> region.holds(address));
    }
}
