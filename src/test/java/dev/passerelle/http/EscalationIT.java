package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerelle.http.Http.Answer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code POST /api/v1/conversations}, and what Genesys receives of it. */
@Tidy.Up
class EscalationIT {

    private static final String FULL = """
            {"visitorId":"v-42","skill":"Animal","locale":"fr",
             "variables":{"mail":"ana@exemple.fr","prenom":"Ana","nom":"Diaz","numeroClient":"C-77","humeur":"triste"},
             "transcript":[{"author":"VISITOR","text":"Mon chat est malade","at":"2026-11-22T09:00:00Z"},
                           {"author":"BOT","text":"Je vous passe un conseiller.","at":"2026-11-22T09:00:02Z"}],
             "message":{"text":"Bonjour"}}""";

    private static Answer escalate(TestBot bot, String key, Object body) {
        return bot.api
                .request("POST", TestBot.CONVERSATIONS)
                .header("Idempotency-Key", key)
                .json(body)
                .send();
    }

    private static Map<String, String> onlyVisitor() {
        return Map.of("visitorId", "v-" + UUID.randomUUID());
    }

    @Test
    void answersAsTheContractShows() {
        var bot = TestBot.ready();

        var answer = bot.escalate(FULL).is(201);

        var opened = answer.json();
        var id = opened.get("id").asText();
        assertThat(opened.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id",
                        "status",
                        "endReason",
                        "visitorId",
                        "skill",
                        "queue",
                        "operator",
                        "lastSeq",
                        "createdAt",
                        "endedAt",
                        "chat");
        assertThat(answer.header("Location")).endsWith(TestBot.CONVERSATIONS + "/" + id);
        assertThat(opened.get("status").asText()).isEqualTo("WAITING");
        assertThat(opened.get("visitorId").asText()).isEqualTo("v-42");
        assertThat(opened.at("/queue/name").asText()).isEqualTo("Animal");
        assertThat(opened.get("lastSeq").asInt()).isEqualTo(1);
        assertThat(opened.get("endReason").isNull()).isTrue();
        assertThat(opened.get("operator").isNull()).isTrue();
        assertThat(opened.get("endedAt").isNull()).isTrue();
        assertThat(opened.at("/chat/token").asText()).startsWith("pct_");
        assertThat(opened.at("/chat/eventsUrl").asText())
                .contains(TestBot.CONVERSATIONS + "/" + id + "/events?access=");
        assertThat(bot.api
                        .get(answer.header("Location").replaceFirst("https?://[^/]+", ""))
                        .is(200)
                        .json())
                .isEqualTo(((ObjectNode) opened.deepCopy()).without("chat"));
    }

    @Test
    void genesysGetsIdentityAttributesTranscriptAndWords() {
        var bot = TestBot.ready();

        var chat = new Chat(bot, bot.escalate(FULL).is(201).json());
        chat.awaitDelivery("Bonjour", "SENT");

        var texts = bot.genesys.texts(chat.id());
        assertThat(texts).hasSize(2);
        var first = texts.get(0);
        assertThat(first.at("/channel/from/idType").asText()).isEqualToIgnoringCase("opaque");
        assertThat(first.at("/channel/from/firstName").asText()).isEqualTo("Ana");
        assertThat(first.at("/channel/from/lastName").asText()).isEqualTo("Diaz");
        assertThat(first.at("/channel/from/email").asText()).isEqualTo("ana@exemple.fr");
        assertThat(first.at("/channel/metadata/customAttributes"))
                .isEqualTo(Http.parse("{\"numero_client\":\"C-77\"}"));
        assertThat(first.get("text").asText())
                .containsSubsequence("Mon chat est malade", "Je vous passe un conseiller.");
        assertThat(texts.get(1).get("text").asText()).isEqualTo("Bonjour");
        assertThat(texts.get(1).at("/channel/metadata").isMissingNode()).isTrue();
        assertThat(texts.get(0).at("/channel/time").asText())
                .isLessThan(texts.get(1).at("/channel/time").asText());
        assertThat(texts.toString()).doesNotContain("triste");
    }

    @Test
    void theTranscriptIsNoEntryOfTheLedger() {
        var bot = TestBot.ready();

        var chat = new Chat(bot, bot.escalate(FULL).is(201).json());

        assertThat(chat.ledger()).hasSize(1);
        var entry = chat.ledger().get(0);
        assertThat(entry.get("seq").asInt()).isEqualTo(1);
        assertThat(entry.get("author").asText()).isEqualTo("VISITOR");
        assertThat(entry.get("text").asText()).isEqualTo("Bonjour");
    }

    @Test
    void whatIsSentToGenesysIsAsItsPublishedDescriptionSays() {
        var bot = TestBot.ready();
        var chat = new Chat(bot, bot.escalate(FULL).is(201).json());
        bot.genesys.accept(chat.inGenesys(), Organisation.LEA);
        chat.await("ACTIVE");

        chat.leaSays("Bonjour Ana");
        chat.entry("Bonjour Ana");
        bot.api.post(chat.address() + "/typing").is(204);
        eventually(() -> assertThat(bot.genesys.requests("POST", "/inbound/open/receipt$"))
                .isNotEmpty());
        eventually(() ->
                assertThat(bot.genesys.requests("POST", "/inbound/open/event$")).isNotEmpty());
        chat.end();
        eventually(() -> assertThat(
                        bot.genesys.conversation(chat.inGenesys()).get("state").asText())
                .isEqualTo("ENDED"));

        var description = new GenesysDescription();
        assertThat(List.of("POST", "PUT", "PATCH").stream()
                        .flatMap(method -> bot.genesys.requests(method, "/api/v2/").stream())
                        .toList())
                .hasSizeGreaterThan(6)
                .allSatisfy(description::accepts);
    }

    @Test
    void onlyTheVisitorIsMandatory() {
        var bot = TestBot.ready();

        var chat = new Chat(bot, bot.escalate(onlyVisitor()).is(201).json());

        assertThat(chat.opened().get("skill").isNull()).isTrue();
        assertThat(chat.opened().get("queue").isNull()).isTrue();
        assertThat(chat.opened().get("lastSeq").asInt()).isZero();
        var heard = eventually(() -> {
            var texts = bot.genesys.heard(chat.inGenesys());
            assertThat(texts).hasSize(1);
            return texts.get(0);
        });
        assertThat(heard).isNotBlank();
        assertThat(chat.ledger()).isEmpty();
    }

    @Test
    void theFirstSentenceIsInTheVisitorsLanguage() {
        var bot = TestBot.ready();

        var french =
                new Chat(bot, bot.escalate(Map.of("visitorId", "f")).is(201).json());
        var english = new Chat(
                bot,
                bot.escalate(Map.of("visitorId", "e", "locale", "en")).is(201).json());

        assertThat(eventually(() -> firstText(bot, french))).isNotEqualTo(eventually(() -> firstText(bot, english)));
    }

    private static String firstText(TestBot bot, Chat chat) {
        assertThat(bot.genesys.texts(chat.id())).isNotEmpty();
        return bot.genesys.texts(chat.id()).get(0).get("text").asText();
    }

    @Test
    void aTranscriptWithoutWordsNeedsNoFirstSentence() {
        var bot = TestBot.ready();

        var chat = new Chat(bot, bot.escalate("""
                                {"visitorId":"v","transcript":[{"author":"VISITOR","text":"Au secours"}]}""").is(201).json());

        eventually(() -> assertThat(bot.genesys.heard(chat.inGenesys())).hasSize(1));
        assertThat(bot.genesys.heard(chat.inGenesys()).get(0)).contains("Au secours");
    }

    @Test
    void eachEscalationIsAnotherVisitorForGenesys() {
        var bot = TestBot.ready();
        var visitor = onlyVisitor();

        var one = new Chat(bot, bot.escalate(visitor).is(201).json());
        var other = new Chat(bot, bot.escalate(visitor).is(201).json());

        assertThat(one.id()).isNotEqualTo(other.id());
        assertThat(one.inGenesys()).isNotEqualTo(other.inGenesys());
        assertThat(bot.genesys.texts(one.id()).get(0).at("/channel/from/id"))
                .isNotEqualTo(bot.genesys.texts(other.id()).get(0).at("/channel/from/id"));
    }

    @Test
    void goesThroughTheIntegrationOfItsSkill() {
        var bot = TestBot.ready();

        var animal = bot.chat("Animal");
        var marketing = bot.chat("Marketing");
        var none = bot.chat(null);

        assertThat(integration(bot, animal)).isEqualTo("DYDU bot connector (Animal)");
        assertThat(integration(bot, marketing)).isEqualTo("DYDU bot connector (Marketing)");
        assertThat(integration(bot, none)).isEqualTo("DYDU bot connector");
    }

    private static String integration(TestBot bot, Chat chat) {
        return bot.genesys.conversation(chat.inGenesys()).get("integration").asText();
    }

    @Test
    void theSameKeyAndBodyGiveTheSameAnswer() {
        var bot = TestBot.ready();
        var key = UUID.randomUUID().toString();

        var first = escalate(bot, key, FULL).is(201);
        var again = escalate(bot, key, FULL.replace("\"visitorId\"", "  \"visitorId\""))
                .is(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(bot.api.get(TestBot.CONVERSATIONS).at("/items")).hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        var bot = TestBot.ready();
        var key = UUID.randomUUID().toString();
        escalate(bot, key, FULL).is(201);

        var other = escalate(bot, key, FULL.replace("C-77", "C-78"));

        other.isProblem(422, "idempotency-key-reused");
        assertThat(bot.api.get(TestBot.CONVERSATIONS).at("/items")).hasSize(1);
    }

    @Test
    void theSameKeyAtTheSameMomentOpensOneConversation() {
        var bot = TestBot.ready();
        var key = UUID.randomUUID().toString();

        var answers = Together.run(IntStream.range(0, 8)
                .mapToObj(i -> (java.util.function.Supplier<Answer>) () -> escalate(bot, key, FULL))
                .toList());

        assertThat(answers).allSatisfy(answer -> answer.is(201));
        assertThat(new HashSet<>(answers.stream().map(Answer::json).toList())).hasSize(1);
        assertThat(bot.api.get(TestBot.CONVERSATIONS).at("/items")).hasSize(1);
    }

    @Test
    void withoutAKeyNothingIsRecognised() {
        var bot = TestBot.ready();

        escalate(bot, null, FULL).is(201);
        escalate(bot, null, FULL).is(201);

        assertThat(bot.api.get(TestBot.CONVERSATIONS).at("/items")).hasSize(2);
    }

    @Test
    void oneBotsKeyIsNothingToAnother() {
        var one = TestBot.ready();
        var other = TestBot.readyIn(one.genesys);
        var key = UUID.randomUUID().toString();

        var ofOne = escalate(one, key, FULL).is(201);
        var ofOther = escalate(other, key, FULL.replace("C-77", "C-78")).is(201);

        assertThat(ofOther.at("/id")).isNotEqualTo(ofOne.at("/id"));
    }

    @Test
    void aRefusedEscalationDoesNotUseUpItsKey() {
        var bot = TestBot.ready();
        var key = UUID.randomUUID().toString();
        escalate(bot, key, FULL.replace("Animal", "Anmal")).isProblem(422, "unknown-skill");

        escalate(bot, key, FULL).is(201);
    }

    @Test
    void anUnusableKeyIsRefused() {
        var bot = TestBot.ready();

        escalate(bot, "x".repeat(256), FULL).isProblem(400, "invalid-request");
        escalate(bot, "x".repeat(255), FULL).is(201);
    }

    @Test
    void aBotThatDoesNotEscalateRefuses() {
        var bot = TestBot.ready();
        bot.change(document -> document.put("escalationType", "NONE"));

        bot.escalate(onlyVisitor()).isProblem(409, "escalation-disabled");
    }

    @Test
    void aConnectorThatIsNotReadyRefuses() {
        var bot = TestBot.unsaved();
        var document = bot.document();
        document.remove("connector");
        bot.save(document).is(201);
        bot.api = new Api(bot.issueKey().at("/key").asText());

        bot.escalate(onlyVisitor()).isProblem(409, "connector-not-ready");
    }

    @Test
    void anUnknownSkillIsNamed() {
        var bot = TestBot.ready();

        var answer = bot.escalate(Map.of("visitorId", "v", "skill", "Anmal"));

        answer.isProblem(422, "unknown-skill");
        assertThat(answer.at("/detail").asText()).contains("Anmal");
        assertThat(answer.at("/errors/0/pointer").asText()).isEqualTo("/skill");
    }

    @Test
    void doesNotDependOnGenesysBeingThere() {
        var bot = TestBot.ready();
        bot.genesys.fail(".*", 503, 3);

        var chat = bot.chat();

        assertThat(chat.ledger().get(0).get("delivery").asText()).isIn("PENDING", "SENT");
        chat.awaitDelivery("Bonjour", "SENT");
        assertThat(bot.genesys.heard(chat.inGenesys())).containsExactly("Bonjour");
    }

    @Test
    void attributesThatAreNotFilledAreLeftOut() {
        var bot = TestBot.ready();

        var chat = new Chat(
                bot,
                bot.escalate(Map.of("visitorId", "v", "variables", Map.of("numeroClient", "", "mail", "a@b.fr")))
                        .is(201)
                        .json());
        chat.inGenesys();

        var first = bot.genesys.texts(chat.id()).get(0);
        assertThat(first.at("/channel/metadata").isMissingNode())
                .as(first.toString())
                .isTrue();
        assertThat(first.at("/channel/from/email").asText()).isEqualTo("a@b.fr");
        assertThat(first.at("/channel/from/firstName").isMissingNode()).isTrue();
    }

    @Test
    void tooManyOfOneVisitorAreToldWhenToComeBack() {
        var bot = TestBot.ready();
        var visitor = onlyVisitor();

        var answers =
                IntStream.range(0, 31).mapToObj(i -> bot.escalate(visitor)).toList();

        var last = answers.get(30);
        last.isProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 61);
        bot.escalate(onlyVisitor()).is(201);
    }
}
