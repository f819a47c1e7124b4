package dev.passerelle.alarm;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.Locale;

/** Open alarms of all bots, by kind, for whoever is on call. Counted when the metrics are read. */
@ApplicationScoped
class AlarmGauge {

    @Inject
    AlarmRows rows;

    void measure(@Observes Startup start) {
        for (var kind : Alarm.Kind.values()) {
            Metrics.gauge(
                    "passerelle.alarms.open",
                    Tags.of("kind", kind.name().toLowerCase(Locale.ROOT)),
                    this,
                    gauge -> gauge.rows.count(kind));
        }
    }
}
