package dev.passerelle.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.passerelle.genesys.ConversationState.Phase;
import dev.passerelle.problem.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of Genesys' answers, and of what is too long for Genesys. */
class ReadingTest {

    /** Participants as purpose:state:disconnectType. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "customer:connected,                                                  WAITING,      false, -",
                "customer:connected acd:connected,                                    WAITING,      false, -",
                "customer:connected workflow:connected,                               WAITING,      false, -",
                "customer:connected acd:disconnected:transfer agent:alerting,         WAITING,      false, -",
                "customer:connected acd:disconnected:transfer agent:connected,        ATTENDED,     false, -",
                "customer:connected agent:parked,                                     ATTENDED,     false, -",
                "customer:connected agent:disconnected:transfer agent:connected,      ATTENDED,     false, -",
                "customer:connected agent:disconnected:transfer acd:connected,        TRANSFERRING, false, -",
                "customer:connected agent:disconnected:transfer.consult agent:alerting, TRANSFERRING, false, -",
                "customer:connected agent:disconnected:transfer acd:disconnected,     WAITING,      true,  -",
                "customer:connected agent:disconnected:transfer.noanswer acd:connected, TRANSFERRING, false, -",
                "customer:connected agent:disconnected:transfer.noanswer,             WAITING,      false, -",
                "customer:connected agent:connected agent:disconnected:transfer.conference, ATTENDED, false, -",
                "customer:connected agent:disconnected:client agent:connected,        ATTENDED,     false, -",
                "customer:connected agent:connected agent:alerting,                   ATTENDED,     false, -",
                "customer:connected agent:disconnected:client workflow:connected,     WAITING,      false, -",
                "customer:disconnected:inactivity agent:disconnected:system,          ENDED,        false, inactivity",
                "customer:disconnected:system acd:connected,                          ENDED,        false, system",
                "customer:connected agent:disconnected:client acd:connected,          WAITING,      false, -",
                "customer:connected agent:disconnected:client,                        WAITING,      true,  -",
                "customer:disconnected:peer agent:disconnected:client,                ENDED,        false, peer",
                "customer:terminated agent:connected,                                 ENDED,        false, -",
                "customer:disconnected:system customer:connected agent:connected,     ATTENDED,     false, -",
                "customer:brooding robot:humming,                                     WAITING,      false, -",
                "agent:connected,                                                     ATTENDED,     false, -",
                "acd:connected,                                                       UNKNOWN,      false, -",
                "agent:disconnected:client acd:disconnected,                          ENDED,        false, -",
                "'',                                                                  UNKNOWN,      false, -"
            })
    void tellsWhereAConversationStands(String participants, Phase phase, boolean left, String reason) {
        var state = Participants.of(conversation(participants)).state();

        assertThat(state.phase()).isEqualTo(phase);
        assertThat(state.operatorHasLeft()).isEqualTo(left);
        assertThat(state.endReason()).isEqualTo(reason);
        assertThat(state.operator() != null).isEqualTo(phase == Phase.ATTENDED);
    }

    @Test
    void readsStatesFromMessagesWhereTheParticipantHasNone() {
        var conversation = json("{\"participants\":[{\"purpose\":\"customer\",\"messages\":[{\"state\":\"connected\"},"
                + "{\"state\":\"disconnected\"}]}]}");

        assertThat(Participants.of(conversation).state().phase()).isEqualTo(Phase.ENDED);
    }

    @Test
    void namesTheOperatorThatTheConversationNames() {
        var conversation = json("{\"participants\":[{\"purpose\":\"customer\"},"
                + "{\"purpose\":\"agent\",\"state\":\"connected\",\"name\":\"Léa\",\"user\":{\"id\":\"u\"}}]}");

        assertThat(Participants.of(conversation).state().operator())
                .isEqualTo(new ConversationState.Operator("u", "Léa"));
    }

    @Test
    void listsWhatWasSaidToTheVisitorAndByWhom() {
        var conversation = json(
                "{\"participants\":[{\"purpose\":\"customer\",\"messages\":["
                        + "{\"messageId\":\"in\",\"messageStatus\":\"received\"}]},"
                        + "{\"purpose\":\"workflow\",\"state\":\"disconnected\",\"messages\":[{\"messageId\":\"flow\"}]},"
                        + "{\"purpose\":\"agent\",\"state\":\"connected\",\"name\":\"Léa\",\"messages\":["
                        + "{\"messageId\":\"out\",\"messageStatus\":\"sent\",\"messageTime\":\"2026-11-22T09:32:00.427Z\"}]}]}");

        assertThat(Participants.of(conversation).state().said())
                .containsExactly(
                        new ConversationState.Said("flow", null, null),
                        new ConversationState.Said("out", Instant.parse("2026-11-22T09:32:00.427Z"), "Léa"));
    }

    @Test
    void tellsTheQueueInWhichTheVisitorWaits() {
        var conversation = json("{\"participants\":[{\"purpose\":\"customer\",\"state\":\"connected\"},"
                + "{\"purpose\":\"acd\",\"state\":\"disconnected\",\"queue\":{\"id\":\"q1\"}},"
                + "{\"purpose\":\"acd\",\"state\":\"connected\",\"queue\":{\"id\":\"q2\"}}]}");

        assertThat(Participants.of(conversation).state().queueId()).isEqualTo("q2");
    }

    @Test
    void readsAKeptMessageAsItWasPostedOrFromItsOldFields() {
        var posted = json("{\"timestamp\":\"2026-11-22T09:32:01Z\",\"textBody\":\"old\",\"normalizedMessage\":{"
                + "\"id\":\"m\",\"type\":\"Structured\",\"originatingEntity\":\"Bot\",\"text\":\"Oui ?\",\"content\":["
                + "{\"contentType\":\"QuickReply\",\"quickReply\":{\"text\":\"Oui\",\"payload\":\"yes\"}}]}}");
        var old = json(
                "{\"timestamp\":\"2026-11-22T09:32:01Z\",\"textBody\":\"old\",\"media\":["
                        + "{\"name\":\"a.png\",\"mediaType\":\"image/png\",\"contentLengthBytes\":3,\"url\":\"https://x/1\"}]}");
        var at = Instant.parse("2026-11-22T09:32:01Z");

        assertThat(OutboundMessage.kept("m", posted))
                .contains(new OutboundMessage(
                        "m", true, "Oui ?", List.of(), List.of(new OutboundMessage.Button("Oui", "yes")), at));
        assertThat(OutboundMessage.kept("m", old))
                .contains(new OutboundMessage(
                        "m",
                        false,
                        "old",
                        List.of(new OutboundMessage.File("a.png", "image/png", 3L, "https://x/1")),
                        List.of(),
                        at));
        assertThat(OutboundMessage.kept("m", json("{}"))).isEmpty();
    }

    @Test
    void countsOperatorsOnQueueWhateverTheyDo() {
        var load = QueueLoad.of(
                json("{\"results\":[{\"group\":{\"queueId\":\"q\"},\"data\":["
                        + "{\"metric\":\"oOnQueueUsers\",\"qualifier\":\"IDLE\",\"stats\":{\"count\":2}},"
                        + "{\"metric\":\"oOnQueueUsers\",\"qualifier\":\"INTERACTING\",\"stats\":{\"count\":4}},"
                        + "{\"metric\":\"oOnQueueUsers\",\"qualifier\":\"OFF_QUEUE\",\"stats\":{\"count\":9}}]},"
                        + "{\"group\":{\"queueId\":\"q\",\"mediaType\":\"voice\"},\"data\":["
                        + "{\"metric\":\"oWaiting\",\"stats\":{\"count\":7}}]},"
                        + "{\"group\":{\"queueId\":\"q\",\"mediaType\":\"message\"},\"data\":["
                        + "{\"metric\":\"oWaiting\",\"stats\":{\"count\":3}}]},"
                        + "{\"group\":{\"queueId\":\"other\"},\"data\":["
                        + "{\"metric\":\"oOnQueueUsers\",\"qualifier\":\"IDLE\",\"stats\":{\"count\":5}}]}]}"),
                "q");

        assertThat(load).isEqualTo(new QueueLoad(6, 3));
    }

    @Test
    void takesWhatIsNotMentionedForZero() {
        assertThat(QueueLoad.of(json("{\"results\":[]}"), "q")).isEqualTo(new QueueLoad(0, 0));
        assertThat(QueueLoad.of(json("{}"), "q")).isEqualTo(new QueueLoad(0, 0));
        assertThat(QueueLoad.of(
                        json("{\"results\":[{\"group\":{\"queueId\":\"q\"},\"data\":[{\"metric\":\"oWaiting\"}]}]}"),
                        "q"))
                .isEqualTo(new QueueLoad(0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "messaging,   integration, add,  messaging:integration:add, true",
        "messaging,   integration, view, messaging:integration:add, false",
        "messaging,   integration, *,    messaging:integration:add, true",
        "messaging,   integration, all,  messaging:integration:add, true",
        "messaging,   *,           add,  messaging:integration:add, true",
        "*,           *,           *,    messaging:integration:add, true",
        "*,           *,           view, messaging:integration:add, false",
        "routing,     integration, add,  messaging:integration:add, false"
    })
    void readsRules(String domain, String entity, String action, String permission, boolean held) {
        var permissions = Permissions.of(json("{\"grants\":[{\"role\":{\"policies\":[{\"domain\":\"" + domain
                + "\",\"entityName\":\"" + entity + "\",\"actions\":[\"" + action + "\"]}]}}]}"));

        assertThat(permissions.readable()).isTrue();
        assertThat(permissions.holds(permission)).isEqualTo(held);
    }

    @Test
    void saysWhenRolesCannotBeRead() {
        var permissions = Permissions.of(json("{\"grants\":[{\"role\":{\"policies\":[]}},{\"role\":{}}]}"));

        assertThat(permissions.readable()).isFalse();
    }

    @Test
    void leavesOutTheLongestAttributesFirst() {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("first", "a");
        attributes.put("long", "é".repeat(700));
        attributes.put("longest", "x".repeat(1900));
        attributes.put("none", null);
        attributes.put("last", "z");

        assertThat(Attributes.fitting(attributes)).containsOnlyKeys("first", "long", "last");
        assertThat(Attributes.fitting(Map.of("only", "x".repeat(3000)))).isEmpty();
    }

    private static JsonNode conversation(String participants) {
        var root = Json.TOLERANT.createObjectNode();
        var array = root.putArray("participants");
        for (var word : participants.split(" ", -1)) {
            var parts = (word + "::").split(":", -1);
            if (!word.isEmpty()) {
                var one = array.addObject().put("purpose", parts[0]).put("state", parts[1]);
                if (!parts[2].isEmpty()) {
                    one.put("disconnectType", parts[2]);
                }
            }
        }
        return root;
    }

    private static JsonNode json(String text) {
        try {
            return Json.TOLERANT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
