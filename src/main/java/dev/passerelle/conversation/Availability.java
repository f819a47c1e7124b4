package dev.passerelle.conversation;

import dev.passerelle.connector.Connectors;
import dev.passerelle.genesys.Reachability;
import dev.passerelle.problem.Problem;
import dev.passerelle.tenant.Bot;
import dev.passerelle.tenant.Bots;
import dev.passerelle.tenant.Skills;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Whether an escalation makes sense now. A statistic that fails never turns a visitor away. */
@ApplicationScoped
public class Availability {

    @Inject
    Bots bots;

    @Inject
    Skills skills;

    @Inject
    Connectors connectors;

    @Inject
    QueueFigures figures;

    @Inject
    Reachability genesys;

    @Inject
    Clock clock;

    /** Why not; or {@link #UNKNOWN}, which is no obstacle. */
    public enum Reason {
        ESCALATION_DISABLED,
        CONNECTOR_NOT_READY,
        OUTSIDE_OPENING_HOURS,
        NO_OPERATOR,
        QUEUE_FULL,
        GENESYS_UNREACHABLE,
        UNKNOWN
    }

    /** The answer of the HTTP contract. What is not known is null. */
    public record Answer(
            boolean available,
            String skill,
            Conversation.Queue queue,
            Integer operatorsOnQueue,
            Integer waiting,
            Integer estimatedWaitSeconds,
            Reason reason,
            Instant observedAt) {}

    /** @param skill null for the row without a skill */
    public Answer of(String skill) {
        var bot = bots.current();
        if (skill != null && !skills.contains(skill)) {
            throw Problem.unknown("unknown-skill", "skill", skill);
        }
        if (!bot.escalates()) {
            return not(skill, Reason.ESCALATION_DISABLED);
        }
        var route = connectors.route(skill);
        if (route.isEmpty()) {
            return not(skill, Reason.CONNECTOR_NOT_READY);
        }
        return connectors.isOpen(clock.instant())
                ? ready(bot, skill, route.get())
                : not(skill, Reason.OUTSIDE_OPENING_HOURS);
    }

    private Answer ready(Bot bot, String skill, Connectors.Route route) {
        if (!genesys.isGiven()) {
            return not(skill, Reason.GENESYS_UNREACHABLE);
        }
        if (route.queue() == null) {
            return new Answer(true, skill, null, null, null, null, null, clock.instant());
        }
        var now = figures.of(route.queue().id());
        var reason = obstacle(bot, now);
        return new Answer(
                reason == null || reason == Reason.UNKNOWN,
                skill,
                new Conversation.Queue(route.queue().id(), route.queue().name()),
                now.operatorsOnQueue(),
                now.waiting(),
                now.estimatedWaitSeconds(),
                reason,
                now.observedAt());
    }

    private static Reason obstacle(Bot bot, QueueFigures.Figures now) {
        if (now.operatorsOnQueue() == null) {
            return Reason.UNKNOWN;
        }
        if (now.operatorsOnQueue() == 0) {
            return Reason.NO_OPERATOR;
        }
        var full = bot.maxWaiting() != null && now.waiting() != null && now.waiting() > bot.maxWaiting();
        return full ? Reason.QUEUE_FULL : null;
    }

    private Answer not(String skill, Reason reason) {
        return new Answer(false, skill, null, null, null, null, reason, clock.instant());
    }
}
