package dev.passerelle.alarm;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** As much of an alarm as may be counted across bots: that there is one of a kind. */
@Entity
@Immutable
@Table(name = "alarm")
class OpenAlarm {

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private Alarm.Kind kind;

    protected OpenAlarm() {} // for JPA
}
