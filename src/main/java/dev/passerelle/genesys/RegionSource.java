package dev.passerelle.genesys;

import java.util.List;

/** Adds regions to those of Genesys. */
public interface RegionSource {

    List<Region> regions();
}
