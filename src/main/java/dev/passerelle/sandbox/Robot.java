package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * An operator who takes what waits and writes by himself, so that a load test need not drive him. Called with the
 * organisation held.
 */
final class Robot {

    private static final Duration LOOKS = Duration.ofMillis(100);
    private static final int MOST_AT_ONCE = 200;

    /**
     * @param queues by name; empty for all
     * @param perSecond texts, over all conversations together
     * @param customers whose conversations are written into; empty for all
     * @param prefix what each text begins with; its number follows, from 1 on
     * @param seed for the choice of the conversation; null: each in turn
     */
    record Orders(
            String operator,
            boolean accept,
            List<String> queues,
            boolean echo,
            double perSecond,
            int total,
            Set<String> customers,
            String prefix,
            Integer seed) {}

    private final Orders orders;
    private final Random random;
    private List<Conversation> mine = new ArrayList<>();
    private Instant looked = Instant.EPOCH;
    private Instant wrote;
    private double due;
    private int turn;
    private int accepted;
    private int written;
    private int echoed;

    Robot(Orders orders, Instant now) {
        this.orders = orders;
        this.random = orders.seed() == null ? null : new Random(orders.seed());
        this.wrote = now;
    }

    /** He shows up in his queues, so that they count as staffed. */
    void sitDown(Organisation organisation) {
        var wanted = orders.queues();
        var operator = organisation.operator(orders.operator());
        operator.queueIds.clear();
        organisation.queues.values().stream()
                .filter(each -> wanted.isEmpty() || wanted.contains(each.name()))
                .forEach(each -> operator.queueIds.add(each.id()));
    }

    /** What has become due since the last time. */
    List<Posting> work(Organisation organisation, Instant now) {
        if (!now.isBefore(looked.plus(LOOKS))) {
            looked = now;
            look(organisation, now);
        }
        var postings = new ArrayList<Posting>();
        due = Math.min(
                Math.max(1, orders.perSecond()),
                due + orders.perSecond() * Duration.between(wrote, now).toNanos() / 1e9);
        wrote = now;
        mine.removeIf(each -> !each.live());
        while (due >= 1 && written < orders.total() && !mine.isEmpty() && postings.size() < MOST_AT_ONCE) {
            due--;
            written++;
            postings.add(say(organisation, chosen(), orders.prefix() + written, now));
        }
        return postings;
    }

    List<Posting> heard(Organisation organisation, Inbound.Accepted what, Instant now) {
        var conversation = what.conversation();
        var text = what.message().text();
        if (!orders.echo() || text == null || !conversation.mine(organisation.operator(orders.operator()))) {
            return List.of();
        }
        echoed++;
        return List.of(say(organisation, conversation, "écho : " + text, now));
    }

    JsonObject json() {
        return Wire.object(
                "operator", orders.operator(),
                "accept", orders.accept(),
                "queues", orders.queues(),
                "echo", orders.echo(),
                "write",
                        Wire.object(
                                "perSecond", orders.perSecond(),
                                "total", orders.total(),
                                "conversations", orders.customers().isEmpty() ? "all" : List.copyOf(orders.customers()),
                                "prefix", orders.prefix()),
                "seed", orders.seed(),
                "accepted", accepted,
                "conversations", mine.size(),
                "written", written,
                "echoed", echoed,
                "done", written >= orders.total());
    }

    private void look(Organisation organisation, Instant now) {
        var operator = organisation.operator(orders.operator());
        if (orders.accept()) {
            organisation
                    .live()
                    .filter(each -> each.alerts(operator)
                            || each.waiting()
                                    .filter(acd -> operator.onQueue(acd.queueId))
                                    .isPresent())
                    .forEach(each -> {
                        each.accepted(operator, now);
                        accepted++;
                    });
        }
        mine = new ArrayList<>(organisation
                .live()
                .filter(each -> each.mine(operator))
                .filter(each ->
                        orders.customers().isEmpty() || orders.customers().contains(each.customerId))
                .toList());
    }

    private Conversation chosen() {
        return mine.get(random == null ? Math.floorMod(turn++, mine.size()) : random.nextInt(mine.size()));
    }

    private Posting say(Organisation organisation, Conversation conversation, String text, Instant now) {
        var agent = conversation
                .agent(organisation.operator(orders.operator()))
                .or(conversation::agent)
                .orElseThrow();
        return new Outbound(organisation, conversation, now).text(agent, text);
    }
}
