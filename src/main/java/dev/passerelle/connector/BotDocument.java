package dev.passerelle.connector;

import dev.passerelle.tenant.Bot;
import dev.passerelle.tenant.EscalationType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The whole configuration of a bot, as the administration API and the screens exchange it: section 3 of the HTTP contract.
 * What is left out has its default as soon as the document is made, so that two documents of equal meaning are equal.
 */
public record BotDocument(
        @NotBlank @Size(max = 200) String name,
        @NotNull @Pattern(regexp = "(fr|en)(-[A-Z]{2})?") String locale,
        @NotNull EscalationType escalationType,
        @Size(max = 100) List<@NotBlank @Size(max = 100) String> skills,
        @NotNull @Valid Connector connector,
        @Valid OpeningHours openingHours,
        @NotNull @Min(1) @Max(MOST_MINUTES) Integer inactivityMinutes,
        @NotNull @Min(1) @Max(MOST_MINUTES) Integer waitingMinutes,
        @Min(0) @Max(MOST_WAITING) Integer maxWaiting,
        @NotNull @Min(1) @Max(MOST_DAYS) Integer retentionDays,
        @Size(max = 30) List<@NotBlank @Size(max = 255) String> allowedOrigins,
        @Size(max = 2_000) String callbackUrl) {

    static final int MOST_ATTRIBUTES = 10;
    static final int MOST_MINUTES = 10_080;
    static final int MOST_WAITING = 100_000;
    static final int MOST_DAYS = 3_650;
    static final int MOST_CLOSED = 1_000;

    public BotDocument {
        skills = listOf(skills);
        connector = connector == null ? Connector.NONE : connector;
        inactivityMinutes = inactivityMinutes == null ? (Integer) Bot.Settings.INACTIVITY_MINUTES : inactivityMinutes;
        waitingMinutes = waitingMinutes == null ? (Integer) Bot.Settings.WAITING_MINUTES : waitingMinutes;
        retentionDays = retentionDays == null ? (Integer) Bot.Settings.RETENTION_DAYS : retentionDays;
        allowedOrigins = listOf(allowedOrigins);
        callbackUrl = filled(callbackUrl);
    }

    /** The link to Genesys. A secret goes in and never comes out: {@code clientSecretSet} tells that there is one. */
    public record Connector(
            @Size(max = 100) String region,
            @Size(max = 200) String clientId,
            @Size(max = 500) String clientSecret,
            Boolean clientSecretSet,
            @NotNull @Valid Identity identity,
            @Size(max = MOST_ATTRIBUTES) List<@NotNull @Valid Attribute> attributes,
            @Size(max = 101) List<@NotNull @Valid QueueChoice> queues) {

        static final Connector NONE = new Connector(null, null, null, null, null, null, null);

        public Connector {
            region = filled(region);
            clientId = filled(clientId);
            clientSecret = filled(clientSecret);
            identity = identity == null ? Identity.NONE : identity;
            attributes = listOf(attributes);
            queues = listOf(queues);
        }

        Connector with(List<QueueChoice> others) {
            return new Connector(region, clientId, clientSecret, clientSecretSet, identity, attributes, others);
        }

        Connector masked(boolean secretSet) {
            return new Connector(region, clientId, null, secretSet, identity, attributes, queues);
        }

        @Override
        public String toString() {
            return "Connector[" + region + ", " + clientId + "]";
        }
    }

    /** Which of the bot's variables tell who the visitor is. */
    public record Identity(
            @Size(max = 100) String email,
            @Size(max = 100) String firstName,
            @Size(max = 100) String lastName) {

        static final Identity NONE = new Identity(null, null, null);

        public Identity {
            email = filled(email);
            firstName = filled(firstName);
            lastName = filled(lastName);
        }
    }

    /** A custom attribute in Genesys and the variable that fills it; a row that is half empty is kept and not sent. */
    public record Attribute(
            @Size(max = 100) String name, @Size(max = 100) String variable) {

        public Attribute {
            name = filled(name);
            variable = filled(variable);
        }

        boolean isComplete() {
            return name != null && variable != null;
        }
    }

    /** A skill, or none, and the Genesys queue that tells about its availability, by name or id as the administrator gave it. */
    public record QueueChoice(
            @Size(max = 100) String skill, @Size(max = 300) String queue) {

        public QueueChoice {
            skill = filled(skill);
            queue = filled(queue);
        }
    }

    /** When the livechat is open. Without this, always. */
    public record OpeningHours(
            @Size(max = 60) String timeZone,
            @Size(max = 200) List<@NotNull @Valid Slot> slots,
            @Size(max = MOST_CLOSED) List<@NotBlank String> closed) {

        static final String DEFAULT_ZONE = "Europe/Paris";

        static final OpeningHours ALWAYS = new OpeningHours(null, null, null);

        public OpeningHours {
            timeZone = timeZone == null ? DEFAULT_ZONE : timeZone;
            slots = slots == null ? List.of(Slot.ALWAYS) : listOf(slots);
            closed = listOf(closed);
        }
    }

    /** The same hours on some days of the week; {@code 24:00} ends a day. */
    public record Slot(
            @Size(min = 1, max = 7) @NotNull List<@NotNull Day> days,
            @NotNull String from,
            @NotNull String to) {

        static final Slot ALWAYS = new Slot(List.of(Day.values()), "00:00", "24:00");

        public Slot {
            days = days == null ? null : listOf(days);
        }
    }

    /** A day of the week, in the order of {@link java.time.DayOfWeek}. */
    public enum Day {
        MON,
        TUE,
        WED,
        THU,
        FRI,
        SAT,
        SUN
    }

    static BotDocument of(Bot.Settings settings, List<String> skills, Connector connector, OpeningHours openingHours) {
        return new BotDocument(
                settings.name(),
                settings.locale(),
                settings.escalationType(),
                skills,
                connector,
                openingHours,
                settings.inactivityMinutes(),
                settings.waitingMinutes(),
                settings.maxWaiting(),
                settings.retentionDays(),
                settings.allowedOrigins(),
                settings.callbackUrl());
    }

    Bot.Settings settings() {
        return new Bot.Settings(
                name,
                locale,
                escalationType,
                inactivityMinutes,
                waitingMinutes,
                maxWaiting,
                retentionDays,
                allowedOrigins,
                callbackUrl);
    }

    BotDocument with(Connector other) {
        return of(settings(), skills, other, openingHours);
    }

    BotDocument with(Bot.Settings other) {
        return of(other, skills, connector, openingHours);
    }

    BotDocument with(OpeningHours other) {
        return of(settings(), skills, connector, other);
    }

    /** A skill that is gone takes its queue with it. */
    BotDocument withSkills(List<String> others) {
        var queues = connector.queues().stream()
                .filter(row -> row.skill() == null || others.contains(row.skill()))
                .toList();
        return of(settings(), others, connector.with(queues), openingHours);
    }

    /** The skill keeps its place and its queue. */
    BotDocument withRenamed(String skill, String name) {
        var others =
                skills.stream().map(known -> known.equals(skill) ? name : known).toList();
        var queues = connector.queues().stream()
                .map(row -> skill.equals(row.skill()) ? new QueueChoice(name, row.queue()) : row)
                .toList();
        return of(settings(), others, connector.with(queues), openingHours);
    }

    /** An unmodifiable list that may hold nulls: the validation names their place. */
    private static <T> List<T> listOf(List<T> given) {
        return given == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(given));
    }

    private static String filled(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
