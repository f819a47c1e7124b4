package dev.passerelle.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What operators do. */
@ApplicationScoped
public class Desk {

    private static final int WAITS_KEPT = 20;

    @Inject
    Sandbox sandbox;

    /** Where something is done, and by whom. */
    record Place(Organisation organisation, Conversation conversation, Operator operator) {}

    void onQueue(Organisation organisation, String name, List<String> queues) {
        sandbox.in(organisation, () -> {
            var ids = new LinkedHashSet<String>();
            queues.forEach(each -> ids.add(queue(organisation, each).id()));
            organisation.operator(name).queueIds = ids;
            return null;
        });
    }

    void signOff(Organisation organisation, String name) {
        onQueue(organisation, name, List.of());
    }

    void accept(Organisation organisation, String id, String operator) {
        at(organisation, id, operator, (place, now) -> {
            place.conversation().waiting().ifPresent(each -> {
                var waits = organisation.waits.computeIfAbsent(each.queueId, key -> new ArrayList<>());
                waits.add(Duration.between(each.connectedTime, now).toSeconds());
                if (waits.size() > WAITS_KEPT) {
                    waits.remove(0);
                }
            });
            return place.conversation().accepted(place.operator(), now);
        });
    }

    void decline(Organisation organisation, String id, String operator) {
        at(organisation, id, operator, (place, now) -> {
            place.conversation().declined(place.operator(), now);
            return null;
        });
    }

    Posting say(Organisation organisation, String id, String operator, String text, long delayMillis) {
        return sent(organisation, at(organisation, id, operator, (place, now) -> {
            var posting = new Outbound(organisation, place.conversation(), now).text(mine(place), text);
            posting.delayMillis = delayMillis;
            return posting;
        }));
    }

    /** @param downloads the files of one message: Genesys says one at most, so more of them are a surprise to test */
    Posting sendFiles(
            Organisation organisation,
            String id,
            String operator,
            List<Download> downloads,
            String text,
            String ownBase) {
        return sent(organisation, at(organisation, id, operator, (place, now) -> {
            var agent = mine(place);
            var integration = organisation.integrations.get(place.conversation().integrationId);
            var profile = organisation.supportedContents.get(integration.supportedContentId);
            downloads.forEach(each -> {
                if (profile == null || !MessagingProfiles.allows(profile, "outbound", each.mime())) {
                    throw new Problem(
                            415,
                            "Not allowed",
                            "The supported-content profile of the integration does not let " + each.mime() + " out.");
                }
            });
            downloads.forEach(each -> sandbox.keep(organisation, each));
            var base = organisation.apiBase == null ? ownBase : organisation.apiBase;
            return new Outbound(organisation, place.conversation(), now).files(agent, downloads, text, base);
        }));
    }

    /** @return whether the integration's messaging setting lets typing out; without one it does not */
    boolean typing(Organisation organisation, String id, String operator) {
        var posting = at(organisation, id, operator, (place, now) -> {
            mine(place);
            var integration = organisation.integrations.get(place.conversation().integrationId);
            return organisation.passesTyping(integration, "outbound")
                    ? List.of(new Outbound(organisation, place.conversation(), now).typing())
                    : List.<Posting>of();
        });
        sandbox.send(organisation, posting);
        return !posting.isEmpty();
    }

    void transferToQueue(Organisation organisation, String id, String operator, String queue) {
        at(organisation, id, operator, (place, now) -> {
            mine(place);
            place.conversation().transferred(queue(organisation, queue), now);
            return null;
        });
    }

    void transferToOperator(Organisation organisation, String id, String operator, String other) {
        at(organisation, id, operator, (place, now) -> {
            mine(place);
            place.conversation().transferred(organisation.operator(other), now);
            return null;
        });
    }

    /** Rings at one operator's desk. */
    void ring(Organisation organisation, String id, String operator, int timeoutMillis) {
        at(organisation, id, operator, (place, now) -> place.conversation().rung(place.operator(), now));
        unansweredAfter(organisation, id, operator, timeoutMillis);
    }

    /** Nobody comes to the telephone: what rings stops, and the chat waits in its queue again. */
    void unansweredAfter(Organisation organisation, String id, String operator, int timeoutMillis) {
        if (timeoutMillis > 0) {
            sandbox.later(
                    Duration.ofMillis(timeoutMillis),
                    () -> at(organisation, id, operator, (place, now) -> {
                        if (place.conversation().alerts(place.operator())) {
                            place.conversation().declined(place.operator(), now);
                        }
                        return null;
                    }));
        }
    }

    void conference(Organisation organisation, String id, String operator, String other) {
        at(organisation, id, operator, (place, now) -> {
            mine(place);
            return place.conversation().joined(organisation.operator(other), now);
        });
    }

    /** @param customerStays null: as the organisation's terms say */
    void disconnect(Organisation organisation, String id, String operator, String type, Boolean customerStays) {
        at(organisation, id, operator, (place, now) -> {
            var stays = customerStays == null ? organisation.terms.customerStaysAfterOperator : customerStays;
            place.conversation().left(mine(place), type, stays, now);
            return null;
        });
    }

    /** The platform ends it from the customer's side, as it does after too long a silence. */
    void disconnectCustomer(Organisation organisation, String id, String type) {
        sandbox.in(organisation, () -> {
            var conversation = conversation(organisation, id);
            if (!conversation.live()) {
                throw new Problem(409, "Ended", "The conversation has ended already.");
            }
            conversation.end(conversation.customer().orElseThrow(), type, sandbox.now());
            return null;
        });
    }

    /** As if there had never been one: reading it is a 404. */
    void purge(Organisation organisation, String id) {
        sandbox.in(organisation, () -> {
            organisation.forget(conversation(organisation, id));
            return null;
        });
    }

    void wrapUp(Organisation organisation, String id, String operator, String code) {
        at(organisation, id, operator, (place, now) -> {
            place.conversation().participants.stream()
                    .filter(each -> place.operator().id.equals(each.userId))
                    .forEach(each -> each.wrapup = Wire.object("code", code, "endTime", now));
            return null;
        });
    }

    /** Something that the platform sends by itself. */
    Posting bySystem(Organisation organisation, String id, Function<Outbound, Posting> make) {
        return sent(
                organisation,
                sandbox.in(
                        organisation,
                        () -> make.apply(new Outbound(organisation, conversation(organisation, id), sandbox.now()))));
    }

    Conversation conversation(Organisation organisation, String id) {
        var conversation = organisation.conversations.get(id);
        if (conversation == null) {
            throw Problem.missing("conversation");
        }
        return conversation;
    }

    private <T> T at(
            Organisation organisation, String id, String operator, BiFunction<Place, java.time.Instant, T> work) {
        return sandbox.in(organisation, () -> {
            var place = new Place(organisation, conversation(organisation, id), organisation.operator(operator));
            return work.apply(place, sandbox.now());
        });
    }

    private Posting sent(Organisation organisation, Posting posting) {
        sandbox.send(organisation, List.of(posting));
        return posting;
    }

    private static Participant mine(Place place) {
        return place.conversation()
                .agent(place.operator())
                .orElseThrow(
                        () -> new Problem(409, "Not yours", "This operator is not connected to the conversation."));
    }

    private static Queue queue(Organisation organisation, String nameOrId) {
        return organisation.queue(nameOrId).orElseThrow(() -> Problem.missing("queue"));
    }
}
