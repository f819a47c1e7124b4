package dev.passerelle.alarm;

import dev.passerelle.web.AlarmLine;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The open alarms above every page of their bot. */
@RequestScoped
public class AlarmLineView implements AlarmLine {

    @Inject
    Alarms alarms;

    @Override
    public List<Shown> shown() {
        return alarms.open().stream()
                .map(alarm -> new Shown(alarm.kind().name(), alarm.subject(), alarm.detail(), alarm.since()))
                .toList();
    }
}
