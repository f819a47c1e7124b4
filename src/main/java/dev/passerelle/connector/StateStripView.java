package dev.passerelle.connector;

import dev.passerelle.genesys.Regions;
import dev.passerelle.web.Language;
import dev.passerelle.web.StateStrip;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The connector's state above every page of its bot. */
@RequestScoped
public class StateStripView implements StateStrip {

    @Inject
    ConnectorAdministration connectors;

    @Inject
    Regions regions;

    @Inject
    Language language;

    @Override
    public Shown shown() {
        var status = connectors.status(language.getLocale());
        return new Shown(status.state().name(), status.since(), instead());
    }

    private String instead() {
        return connectors
                .region()
                .filter(regions::isExtra)
                .flatMap(regions::byId)
                .map(region -> regions.place(region, language.getLocale()))
                .orElse(null);
    }
}
