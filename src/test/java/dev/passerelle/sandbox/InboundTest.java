package dev.passerelle.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboundTest {

    private final Scene scene = new Scene();

    @Test
    void opensAConversationThatWaitsInTheQueueOfTheFlow() {
        var conversation = scene.visitorWrites("v", "Bonjour").conversation();

        assertThat(conversation.state()).isEqualTo("WAITING");
        assertThat(conversation.waiting().orElseThrow().queueId)
                .isEqualTo(scene.queue("Marketing").id());
    }

    @Test
    void answersWithA32HexIdAndTheExactForm() {
        var answer = scene.send(Scene.message("v", "\"text\":\"Bonjour\",\"direction\":\"Inbound\""))
                .answer();

        assertThat(answer.getString("id")).matches("[0-9a-f]{32}");
        assertThat(answer.getString("type")).isEqualTo("Text");
        assertThat(answer.containsKey("direction")).isFalse();
        assertThat(answer.getJsonObject("channel").getJsonObject("from").getString("idType"))
                .isEqualTo("Opaque");
    }

    @Test
    void withoutAFlowNobodyIsAsked() {
        scene.integration.flowId = null;

        var conversation = scene.visitorWrites("v", "Bonjour").conversation();

        assertThat(conversation.participants).extracting(each -> each.purpose).containsExactly("customer");
    }

    @Test
    void keepsToTheConversationWithinTheWindowAndLeavesItAfter() {
        var first = scene.visitorWrites("v", "un").conversation();
        first.endAll("client", scene.now);

        scene.now = scene.now.plus(Duration.ofMinutes(4_319));
        var within = scene.visitorWrites("v", "deux").conversation();
        within.endAll("client", scene.now);
        scene.now = scene.now.plus(Duration.ofMinutes(4_320));
        var after = scene.visitorWrites("v", "trois").conversation();

        assertThat(within.id).isEqualTo(first.id);
        assertThat(within.messages).hasSize(2);
        assertThat(after.id).isNotEqualTo(first.id);
    }

    @Test
    void startsAnewAfterTheEndWhenTheWindowIsZero() {
        scene.organisation.terms = Terms.DEFAULT.with(Wire.object("threadingMinutes", 0));
        var first = scene.visitorWrites("v", "un").conversation();
        assertThat(scene.visitorWrites("v", "deux").conversation().id).isEqualTo(first.id);

        first.endAll("client", scene.now);

        assertThat(scene.visitorWrites("v", "trois").conversation().id).isNotEqualTo(first.id);
    }

    @Test
    void otherVisitorsAndOtherIntegrationsHaveTheirOwn() {
        var one = scene.visitorWrites("v", "un").conversation();
        var other = scene.visitorWrites("w", "deux").conversation();

        assertThat(one.id).isNotEqualTo(other.id);
    }

    @Test
    void customAttributesBecomeTheCustomersAttributes() {
        var body = """
                {"channel":{"from":{"id":"v","idType":"Opaque"},"time":"2026-11-22T09:30:00Z",
                 "metadata":{"customAttributes":{"numero_client":"C-77"}}},"text":"x"}""";

        var conversation = scene.send(body).conversation();

        assertThat(conversation.customer().orElseThrow().attributes).containsEntry("numero_client", "C-77");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json | bad.request",
                "[] | bad.request",
                "{'text':'x'} | bad.request",
                "{'channel':{'time':'2026-11-22T09:30:00Z'},'text':'x'} | bad.request",
                "{'channel':{'from':{'id':'v','idType':'Opaque'}},'text':'x'} | bad.request",
                "{'channel':{'from':{'idType':'Opaque'},'time':'2026-11-22T09:30:00Z'},'text':'x'} | bad.request",
                "{'channel':{'from':{'id':'v','idType':'Name'},'time':'2026-11-22T09:30:00Z'},'text':'x'} |"
                        + " invalid.value",
                "{'channel':{'from':{'id':'v','idType':'Opaque'},'time':'yesterday'},'text':'x'} | invalid.date",
                "{'channel':{'from':{'id':'v','idType':'Opaque'},'time':'2026-11-22T09:30:00Z'}} | bad.request",
                "{'channel':{'from':{'id':'v','idType':'Opaque'},'time':'2026-11-22T09:30:00Z'},'text':'x',"
                        + "'metadata':{'customAttributes':{'a':'b'}}} | bad.request",
                "{'channel':{'from':{'id':'v','idType':'Opaque'},'time':'2026-11-22T09:30:00Z','metadata':"
                        + "{'customAttributes':{'a':1}}},'text':'x'} | bad.request"
            })
    void refusesWhatGenesysRefuses(String body, String code) {
        assertThatExceptionOfType(GenesysError.class)
                .isThrownBy(() -> scene.send(body.replace('\'', '"')))
                .matches(each -> each.status() == 400 && each.code().equals(code));
        assertThat(scene.organisation.conversations).isEmpty();
    }

    @Test
    void namesTheAllowedValues() {
        assertThatExceptionOfType(GenesysError.class)
                .isThrownBy(
                        () -> scene.send(Scene.message("v", "\"text\":\"x\"").replace("opaque", "Name")))
                .withMessage(
                        "Value [Name] is not valid for field type [OpenMessagingIdType]. Allowable values are: Email,"
                                + " Phone, Opaque");
    }

    @Test
    void acceptsOneAttachmentAndRefusesTwo() {
        var attachment =
                "{\"attachment\":{\"mediaType\":\"Image\",\"url\":\"https://bot.example.com/m\",\"mime\":\"image/png\"}}";

        var one = scene.send(Scene.message("v", "\"content\":[" + attachment + "]"));

        assertThat(one.answer().getJsonArray("content")).hasSize(1);
        assertThatExceptionOfType(GenesysError.class)
                .isThrownBy(
                        () -> scene.send(Scene.message("v", "\"content\":[" + attachment + "," + attachment + "]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Read", "Sent", "Removed", "Nonsense"})
    void takesOnlyDeliveredAndFailedReceipts(String status) {
        assertThatExceptionOfType(GenesysError.class)
                .isThrownBy(() -> scene.inbound().receipt(receipt("x", status)))
                .matches(each -> each.code().equals("invalid.value"));
    }

    @Test
    void keepsTheReceiptWithTheOperatorsMessage() {
        var conversation = scene.visitorWrites("v", "un").conversation();
        var agent = conversation.accepted(scene.lea, scene.now);
        var posting = new Outbound(scene.organisation, conversation, scene.now).text(agent, "Bonjour");

        var answer = scene.inbound().receipt(receipt(posting.messageId, "Failed"));

        assertThat(answer.getString("type")).isEqualTo("Receipt");
        assertThat(conversation.messages.get(posting.messageId).status).isEqualTo("delivery-failed");
    }

    @Test
    void showsTypingOnlyWhenASettingLetsItThrough() {
        scene.visitorWrites("v", "un");
        var typing = Body.of("""
                {"channel":{"from":{"id":"v","idType":"Opaque"},"time":"2026-11-22T09:31:00Z"},
                 "events":[{"eventType":"Typing"}]}""");
        assertThat(scene.inbound().typing(typing).getValue()).isEmpty();

        scene.integration.messagingSettingId = "s";
        var on = Wire.object("inbound", "Enabled", "outbound", "Disabled");
        scene.organisation.messagingSettings.put(
                "s", Wire.object("event", Wire.object("typing", Wire.object("on", on))));

        assertThat(scene.inbound().typing(typing).getValue()).isPresent();
        assertThat(scene.organisation.passesTyping(scene.integration, "outbound"))
                .isFalse();
    }

    @Test
    void aRepeatedMessageIdIsOneMessageOnlyWithTheSwitch() {
        var first = scene.visitorWrites("v", "un");
        assertThat(scene.visitorWrites("v", "un").message().id).isNotEqualTo(first.message().id);

        scene.organisation.terms = Terms.DEFAULT.with(Wire.object("deduplicate", true));

        assertThat(scene.visitorWrites("v", "un").message().id).isEqualTo(first.message().id);
    }

    private static Body receipt(String id, String status) {
        return Body.of("""
                {"id":"%s","channel":{"to":{"id":"v"},"time":"2026-11-22T09:32:01Z"},"status":"%s",
                 "reasons":[{"code":"GeneralError","message":"gone"}]}""".formatted(id, status));
    }
}
