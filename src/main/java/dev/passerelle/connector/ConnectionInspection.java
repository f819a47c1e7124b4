package dev.passerelle.connector;

import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.genesys.OpenIntegration;
import dev.passerelle.genesys.Organisation;
import dev.passerelle.genesys.Permissions;
import dev.passerelle.genesys.Probe;
import dev.passerelle.genesys.Queue;
import dev.passerelle.genesys.Trial;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One run over a connection: each step tells its results at once, and what cannot be looked at says so. */
class ConnectionInspection {

    /** The permissions of the guide. */
    static final List<String> NEEDED = List.of(
            "messaging:integration:add",
            "messaging:integration:view",
            "conversation:message:receive",
            "routing:queue:view",
            "analytics:queueObservation:view");

    /** What is done better with than without; each has its sentence in the bundle. */
    static final List<String> USEFUL = List.of(
            "messaging:integration:edit",
            "conversation:communication:disconnect",
            "conversation:communication:view",
            "messaging:setting:add",
            "messaging:supportedContent:add",
            "routing:message:manage");

    private static final Logger LOG = Logger.getLogger(ConnectionInspection.class.getName());

    private final ConnectionCheck.Subject subject;
    private final Genesys genesys;
    private final String publicUrl;
    private final Locale locale;
    private final Consumer<Check> results;

    ConnectionInspection(
            ConnectionCheck.Subject subject,
            Genesys genesys,
            String publicUrl,
            Locale locale,
            Consumer<Check> results) {
        this.subject = subject;
        this.genesys = genesys;
        this.publicUrl = publicUrl;
        this.locale = locale;
        this.results = results;
    }

    void run() {
        var reachable = PublicUrl.isReachableByGenesys(publicUrl);
        tell("webhook-url", reachable, Sentence.of(reachable ? "check.webhook" : "check.webhook-port", publicUrl));
        if (subject.credentials().isEmpty()) {
            tell("reachable", false, Sentence.of("check.skipped"));
            tell("credentials", false, Sentence.of("check.incomplete"));
            tell("organisation", false, Sentence.of("check.skipped"));
            skipTheRest();
            return;
        }
        var calls = ask(() -> genesys.trial(subject.credentials().get()));
        if (organisation(calls)) {
            permissions(calls.value());
            queues(calls.value());
            integrations(calls.value());
        } else {
            skipTheRest();
        }
    }

    private boolean organisation(Answer<Trial> calls) {
        var answer = calls.value() == null
                ? new Answer<Organisation>(null, calls.reason())
                : ask(() -> calls.value().organisation());
        if (answer.value() == null) {
            var refused = answer.reason().isAboutCredentials();
            tell("reachable", refused, refused ? null : answer.reason());
            tell("credentials", false, refused ? answer.reason() : Sentence.of("check.skipped"));
            tell("organisation", false, Sentence.of("check.skipped"));
            return false;
        }
        tell("reachable", true, null);
        tell("credentials", true, null);
        tell(
                "organisation",
                true,
                answer.value().name() == null
                        ? null
                        : Sentence.of("check.organisation", answer.value().name()));
        return true;
    }

    private void permissions(Trial calls) {
        var held = ask(calls::permissions);
        NEEDED.forEach(permission ->
                permission(calls, held.value(), permission, "permission:", Sentence.of("permission", permission)));
        USEFUL.forEach(permission -> permission(
                calls, held.value(), permission, Check.OPTIONAL, Sentence.of("check.optional." + permission)));
    }

    private void permission(Trial calls, Permissions known, String permission, String kind, Sentence missing) {
        var found = known != null && known.readable() ? read(known, permission) : probe(calls, permission);
        var sentence = switch (found) {
            case HELD -> null;
            case MISSING -> missing;
            case UNKNOWN -> Sentence.of("check.permission-unknown", permission);
        };
        tell(kind + permission, found == Probe.HELD, sentence);
    }

    private static Probe read(Permissions known, String permission) {
        return known.holds(permission) ? Probe.HELD : Probe.MISSING;
    }

    private Probe probe(Trial calls, String permission) {
        var answer = ask(() -> calls.probe(permission));
        return answer.value() == null ? Probe.UNKNOWN : answer.value();
    }

    private void queues(Trial calls) {
        if (subject.mappings().isEmpty()) {
            return;
        }
        var all = ask(calls::queues);
        subject.mappings().forEach(mapping -> queue(mapping, all));
    }

    private void queue(ConnectionCheck.Mapping mapping, Answer<List<Queue>> all) {
        var id = named("queue", mapping.skill());
        if (all.value() == null) {
            tell(id, false, all.reason());
            return;
        }
        var found = QueueMapping.named(mapping.queue(), all.value());
        var key = found.isEmpty() ? "check.queue-unknown" : "check.queue-ambiguous";
        tell(id, found.size() == 1, found.size() == 1 ? null : Sentence.of(key, mapping.queue()));
    }

    private void integrations(Trial calls) {
        if (subject.expected().isEmpty()) {
            return;
        }
        var all = ask(calls::integrations);
        subject.expected().forEach(expected -> integration(expected, all));
    }

    private void integration(ConnectionCheck.Expected expected, Answer<List<OpenIntegration>> all) {
        var id = named("integration", expected.skill());
        if (all.value() == null) {
            tell(id, false, all.reason());
            return;
        }
        var found = all.value().stream()
                .filter(one -> one.id().equals(expected.genesysId()))
                .findFirst();
        if (found.isEmpty()) {
            var why = expected.error() == null
                    ? Sentence.of("check.integration-missing", expected.name())
                    : expected.error();
            tell(id, false, why);
            return;
        }
        var flaw = flaw(expected, found.get());
        tell(id, flaw == null, flaw == null ? note(expected) : flaw);
    }

    private static Sentence flaw(ConnectionCheck.Expected expected, OpenIntegration found) {
        if (!expected.webhookUrl().equals(found.webhookUrl())) {
            return Sentence.of("posts-elsewhere", found.name());
        }
        if (!expected.name().equals(found.name())) {
            return Sentence.of("check.integration-renamed", expected.name(), found.name());
        }
        return switch (found.creation()) {
            case INITIATED -> Sentence.of("check.integration-creating", found.name());
            case ERROR -> Sentence.of("creation", found.name(), found.error() == null ? "–" : found.error());
            case COMPLETED, UNKNOWN -> null;
        };
    }

    /** An integration under another name than usual: the usual one was somebody's. */
    private Sentence note(ConnectionCheck.Expected expected) {
        var usual = Adoption.name(expected.skill());
        return expected.name().equals(usual) ? null : Sentence.of("check.integration-own-name", usual, expected.name());
    }

    private void skipTheRest() {
        NEEDED.forEach(permission -> tell("permission:" + permission, false, Sentence.of("check.skipped")));
        USEFUL.forEach(permission -> tell(Check.OPTIONAL + permission, false, Sentence.of("check.skipped")));
        subject.mappings().forEach(row -> tell(named("queue", row.skill()), false, Sentence.of("check.skipped")));
        subject.expected().forEach(row -> tell(named("integration", row.skill()), false, Sentence.of("check.skipped")));
    }

    private static String named(String kind, String skill) {
        return skill == null ? kind : kind + ":" + skill;
    }

    private void tell(String id, boolean ok, Sentence sentence) {
        results.accept(new Check(id, ok, sentence == null ? null : sentence.in(locale)));
    }

    /** What a call gave, or why it gave nothing. */
    private record Answer<T>(T value, Sentence reason) {}

    private static <T> Answer<T> ask(Supplier<T> call) {
        try {
            return new Answer<>(call.get(), null);
        } catch (GenesysException e) {
            return new Answer<>(null, Sentence.of(e));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A check failed", e);
            return new Answer<>(null, Sentence.of("internal"));
        }
    }
}
