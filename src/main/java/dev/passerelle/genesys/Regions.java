package dev.passerelle.genesys;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** All regions known here: those of Genesys, those that other packages add, those of the deployment. */
@ApplicationScoped
public class Regions {

    @Inject
    @ConfigProperty(name = "PASSERELLE_GENESYS_REGIONS")
    Optional<String> configured;

    @Inject
    @Any
    Instance<RegionSource> sources;

    private Map<String, Region> byId;

    private List<RegionSource> others;

    /** A wrong setting stops the start, rather than the first conversation. */
    void check(@Observes Startup start) {
        all();
    }

    @PostConstruct
    void load() {
        load(sources);
    }

    void load(Iterable<RegionSource> more) {
        byId = new LinkedHashMap<>();
        others = new ArrayList<>();
        more.forEach(others::add);
        RegionList.genesys().forEach(this::add);
        others.forEach(source -> source.regions().forEach(this::add));
        RegionList.parse(configured.orElse("")).forEach(this::add);
    }

    private void add(Region region) {
        byId.put(region.id(), region);
    }

    public List<Region> all() {
        return List.copyOf(byId.values());
    }

    /** Whether it is a region that Genesys does not have: the double, or one that the deployment brought. */
    public boolean isExtra(String id) {
        return RegionList.genesys().stream().noneMatch(region -> region.id().equals(id));
    }

    public Optional<Region> byId(String id) {
        return Optional.ofNullable(id).map(byId::get);
    }

    /** Where a region is, in French or English; its id where nothing else is known. */
    public String place(Region region, Locale locale) {
        var language = Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? Locale.ENGLISH : Locale.FRENCH;
        var places = ResourceBundle.getBundle("genesys_regions", language);
        return places.containsKey(region.id())
                ? places.getString(region.id())
                : others.stream()
                        .flatMap(source -> source.place(region, language).stream())
                        .findFirst()
                        .orElse(region.id());
    }

    /** Whether an address is on Genesys' own hosts. */
    public boolean isGenesys(URI address) {
        return byId.values().stream().anyMatch(region -> region.holds(address));
    }
}
