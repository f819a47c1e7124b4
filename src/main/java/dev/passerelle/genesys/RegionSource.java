package dev.passerelle.genesys;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Adds regions to those of Genesys. */
public interface RegionSource {

    List<Region> regions();

    /** Where one of them is, in French or English. */
    default Optional<String> place(Region region, Locale locale) {
        return Optional.empty();
    }
}
