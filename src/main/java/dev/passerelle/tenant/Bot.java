package dev.passerelle.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A chatbot, and with it a tenant. The only entity of its kind that is read without a bot in force. */
@Entity
@Table(name = "bot")
public class Bot {

    @Id
    private String id;

    private String slug;

    private String name;

    private String locale;

    @Enumerated(EnumType.STRING)
    @Column(name = "escalation_type")
    private EscalationType escalationType;

    @Column(name = "inactivity_minutes")
    private int inactivityMinutes;

    @Column(name = "waiting_minutes")
    private int waitingMinutes;

    @Column(name = "max_waiting")
    private Integer maxWaiting;

    @Column(name = "retention_days")
    private int retentionDays;

    @Column(name = "allowed_origins")
    private String allowedOrigins;

    @Column(name = "callback_url")
    private String callbackUrl;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private long version;

    protected Bot() {} // for JPA

    public Bot(String slug, Instant now) {
        this.id = Ids.next();
        this.slug = slug;
        this.createdAt = now;
        configure(Settings.of(slug, "fr", EscalationType.NONE), now);
    }

    /** What an administrator decides about a bot. */
    public record Settings(
            String name,
            String locale,
            EscalationType escalationType,
            int inactivityMinutes,
            int waitingMinutes,
            Integer maxWaiting,
            int retentionDays,
            List<String> allowedOrigins,
            String callbackUrl) {

        public static final int INACTIVITY_MINUTES = 30;
        public static final int WAITING_MINUTES = 15;
        public static final int RETENTION_DAYS = 90;

        /** Settings with the defaults of the HTTP contract. */
        public static Settings of(String name, String locale, EscalationType type) {
            return new Settings(
                    name, locale, type, INACTIVITY_MINUTES, WAITING_MINUTES, null, RETENTION_DAYS, List.of(), null);
        }
    }

    public void configure(Settings settings, Instant now) {
        this.name = settings.name();
        this.locale = settings.locale();
        this.escalationType = settings.escalationType();
        this.inactivityMinutes = settings.inactivityMinutes();
        this.waitingMinutes = settings.waitingMinutes();
        this.maxWaiting = settings.maxWaiting();
        this.retentionDays = settings.retentionDays();
        this.allowedOrigins = String.join("\n", settings.allowedOrigins());
        this.callbackUrl = settings.callbackUrl();
        this.changedAt = now;
    }

    public Settings settings() {
        return new Settings(
                name,
                locale,
                escalationType,
                inactivityMinutes,
                waitingMinutes,
                maxWaiting,
                retentionDays,
                allowedOrigins.isEmpty() ? List.of() : allowedOrigins.lines().toList(),
                callbackUrl);
    }

    public String id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }

    public Locale locale() {
        return Locale.forLanguageTag(locale);
    }

    public boolean escalates() {
        return escalationType == EscalationType.GENESYS;
    }

    public Duration inactivity() {
        return Duration.ofMinutes(inactivityMinutes);
    }

    public Duration waiting() {
        return Duration.ofMinutes(waitingMinutes);
    }

    public Integer maxWaiting() {
        return maxWaiting;
    }

    /** Where the bot is told what happens in its conversations; null when it does not want to be. */
    public String callbackUrl() {
        return callbackUrl;
    }

    public long version() {
        return version;
    }
}
