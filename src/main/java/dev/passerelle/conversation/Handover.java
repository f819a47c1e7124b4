package dev.passerelle.conversation;

import dev.passerelle.connector.Connectors;
import dev.passerelle.problem.Json;
import dev.passerelle.problem.Problem;
import dev.passerelle.security.Tokens;
import dev.passerelle.tenant.Bot;
import dev.passerelle.tenant.Bots;
import dev.passerelle.tenant.Skills;
import io.micrometer.core.instrument.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** Opens a conversation: everything that an escalation means, in one transaction. */
@ApplicationScoped
class Handover {

    @Inject
    Bots bots;

    @Inject
    Skills skills;

    @Inject
    Connectors connectors;

    @Inject
    Ledger ledger;

    @Inject
    IdempotencyKeys keys;

    @Inject
    Clock clock;

    @Transactional
    ConversationDocument open(Escalation escalation, Optional<String> idempotencyKey) {
        var bot = bots.current();
        var route = route(bot, escalation);
        var conversation = conversation(bot, escalation, route);
        ledger.start(conversation);
        Metrics.counter("passerelle.escalations").increment();
        sayFirstWords(conversation, escalation);
        var document = ConversationDocument.of(conversation);
        idempotencyKey.ifPresent(key -> keys.remember(
                new IdempotencyKey(Tokens.hash(key), escalation.fingerprint(), Json.write(document), clock.instant())));
        return document;
    }

    private Connectors.Route route(Bot bot, Escalation escalation) {
        if (!bot.escalates()) {
            throw Problem.conflict("escalation-disabled");
        }
        if (escalation.skill() != null && !skills.contains(escalation.skill())) {
            throw Problem.unknown("unknown-skill", "/skill", escalation.skill());
        }
        var route = connectors.route(escalation.skill()).orElseThrow(() -> Problem.conflict("connector-not-ready"));
        if (!connectors.isOpen(clock.instant())) {
            throw Problem.conflict("outside-opening-hours");
        }
        return route;
    }

    private Conversation conversation(Bot bot, Escalation escalation, Connectors.Route route) {
        var mapped = connectors.map(escalation.variables());
        var locale = escalation.locale() == null ? bot.locale() : Locale.forLanguageTag(escalation.locale());
        var queue = route.queue() == null
                ? null
                : new Conversation.Queue(route.queue().id(), route.queue().name());
        var start = new Conversation.Start(
                escalation.visitorId(),
                escalation.skill(),
                locale,
                route.integration(),
                queue,
                Json.write(mapped.identity()),
                Json.write(mapped.attributes()));
        return new Conversation(start, clock.instant());
    }

    /** The transcript as one text of its own, then the visitor's words; with neither, the bot announces the visitor. */
    private void sayFirstWords(Conversation conversation, Escalation escalation) {
        var now = clock.instant();
        if (!escalation.transcript().isEmpty()) {
            var transcript = new Transcript(escalation.transcript(), conversation.locale()).asText();
            ledger.send(conversation, Message.toOperator(conversation, Message.Author.BOT, transcript, now));
        }
        if (escalation.message() != null) {
            var words = escalation.message().text();
            ledger.send(conversation, Message.fromVisitor(conversation, words, null, now));
        } else if (escalation.transcript().isEmpty()) {
            var announcement = Sentences.ESCALATION_START.in(conversation.locale());
            ledger.send(conversation, Message.toOperator(conversation, Message.Author.BOT, announcement, now));
        }
    }
}
