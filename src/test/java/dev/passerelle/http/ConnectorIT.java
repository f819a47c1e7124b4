package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static dev.passerelle.http.Problems.check;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** {@code /api/admin/v1/bots/{bot}/connector}, and what it does in Genesys. */
@Tidy.Up
class ConnectorIT {

    static final List<String> PERMISSIONS = Organisation.FIVE_PERMISSIONS;

    private static TestBot saved(TestBot bot, String secret) {
        var document = bot.document();
        document.withObject("/connector").put("clientSecret", secret);
        bot.save(document).is(201);
        return bot;
    }

    private static List<String> names(JsonNode connector) {
        return Organisation.items(connector.get("integrations")).stream()
                .map(one -> one.get("name").asText())
                .toList();
    }

    @Test
    void tellsHowItIsDoing() {
        var bot = TestBot.ready();

        var connector = bot.connector();

        assertThat(connector.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("state", "since", "lastError", "organisation", "integrations", "token");
        assertThat(connector.get("since").asText()).endsWith("Z");
        assertThat(connector.get("lastError").isNull()).isTrue();
        assertThat(connector.at("/organisation/name").asText()).isEqualTo("Organisation of a test");
        assertThat(connector.at("/organisation/id").asText()).isNotBlank();
        assertThat(connector.at("/token/expiresAt").asText()).endsWith("Z");
        assertThat(names(connector))
                .containsExactly("DYDU bot connector", "DYDU bot connector (Animal)", "DYDU bot connector (Marketing)");
        assertThat(connector.get("integrations")).allSatisfy(one -> {
            assertThat(one.get("state").asText()).isEqualTo("READY");
            assertThat(one.get("error").isNull()).isTrue();
        });
        assertThat(bot.genesys.integrationNames()).containsExactlyInAnyOrderElementsOf(names(connector));
        assertThat(connector.toString()).doesNotContain(bot.genesys.secret);
    }

    @Test
    void withoutCredentialsItIsIncomplete() {
        var bot = TestBot.unsaved();
        bot.save(Http.parse("{\"name\":\"Nu\",\"locale\":\"fr\",\"escalationType\":\"GENESYS\"}"))
                .is(201);

        assertThat(bot.connector().get("state").asText()).isEqualTo("INCOMPLETE");
        assertThat(bot.sync().get("state").asText()).isEqualTo("INCOMPLETE");
        assertThat(Api.PLATFORM
                        .post(bot.address() + "/connector/check")
                        .is(200)
                        .at("/ok")
                        .asBoolean())
                .isFalse();
        check(Api.PLATFORM.get(bot.address() + "/connector/queues"), 409, "connector-not-ready");
    }

    @Test
    void aWrongSecretIsStoredAndShown() {
        var bot = saved(TestBot.unsaved(), "wrong");

        var connector = bot.awaitState("ERROR");

        assertThat(connector.get("lastError").asText()).contains("secret");
        assertThat(bot.stored().at("/connector/clientId").asText()).isEqualTo(bot.genesys.clientId);
        assertThat(bot.check("credentials").get("ok").asBoolean()).isFalse();
        var english = Api.PLATFORM
                .request("GET", bot.address() + "/connector")
                .header("Accept-Language", "en")
                .send();
        assertThat(english.at("/lastError").asText())
                .isNotEqualTo(connector.get("lastError").asText());
    }

    @Test
    void theRightSecretPutsItRight() {
        var bot = saved(TestBot.unsaved(), "wrong");
        bot.awaitState("ERROR");

        bot.save(bot.document()).is(200);

        bot.awaitState("READY");
        assertThat(bot.genesys.integrations()).hasSize(3);
    }

    @Test
    void genesysAwayIsAnErrorThatPasses() {
        var bot = TestBot.unsaved();
        bot.genesys.fail(".*", 503, 2);

        bot.save(bot.document()).is(201);

        bot.awaitState("ERROR");
        assertThat(bot.stored().get("name").asText()).isEqualTo("Animalerie");
        bot.awaitState("READY");
    }

    @Test
    void aMissingPermissionIsNamed() {
        var bot = TestBot.unsaved();
        bot.genesys.permit(PERMISSIONS.subList(1, 5));

        bot.save(bot.document()).is(201);

        assertThat(bot.awaitState("ERROR").get("lastError").asText()).contains("messaging:integration:add");
        bot.genesys.permit(PERMISSIONS);
        assertThat(bot.sync().get("state").asText()).isEqualTo("READY");
    }

    @ParameterizedTest
    @FieldSource("PERMISSIONS")
    void aPermissionTakenAwayShowsInTheCheck(String permission) {
        var bot = TestBot.ready();
        assertThat(bot.check("permission:" + permission).get("ok").asBoolean()).isTrue();
        var others = new ArrayList<>(PERMISSIONS);
        others.remove(permission);

        bot.genesys.permit(others);

        var check = bot.check("permission:" + permission);
        assertThat(check.get("ok").asBoolean()).isFalse();
        assertThat(check.get("detail").asText()).contains(permission);
        others.forEach(
                other -> assertThat(bot.check("permission:" + other).get("ok").asBoolean())
                        .as(other)
                        .isTrue());
    }

    @Test
    void fivePermissionsAreEnough() {
        var genesys = Organisation.make();
        genesys.permit(PERMISSIONS);
        var bot = TestBot.readyIn(genesys);

        var chat = bot.chatWithLea();
        chat.leaSays("Bonjour Ana");
        chat.entry("Bonjour Ana");
        assertThat(bot.api
                        .get("/api/v1/availability?skill=Animal")
                        .is(200)
                        .at("/operatorsOnQueue")
                        .asInt())
                .isEqualTo(1);
        chat.end();

        eventually(() -> assertThat(genesys.heard(chat.inGenesys())).hasSize(2));
    }

    @Test
    void aCheckOfAllThatIsWellIsWell() {
        var bot = TestBot.ready();

        var checks = Organisation.items(
                Api.PLATFORM.post(bot.address() + "/connector/check").is(200).at("/checks"));

        assertThat(checks)
                .filteredOn(one -> !one.get("id").asText().equals("webhook-url"))
                .isNotEmpty()
                .allSatisfy(one ->
                        assertThat(one.get("ok").asBoolean()).as(one.toString()).isTrue());
    }

    @Test
    void anUnknownQueueShowsInTheCheck() {
        var bot = TestBot.ready();
        bot.change(document -> document.withObject("/connector")
                .withArray("queues")
                .removeAll()
                .addObject()
                .put("skill", "Animal")
                .put("queue", "Nirgendwo"));

        var check = bot.check("queue:Animal");

        assertThat(check.get("ok").asBoolean()).isFalse();
        assertThat(check.get("detail").asText()).contains("Nirgendwo");
        assertThat(bot.stored().at("/connector/queues/0/queue").asText()).isEqualTo("Nirgendwo");
    }

    @Test
    void queuesAreReadFromAllPages() {
        var genesys = Organisation.make(Map.of(
                "queues",
                IntStream.range(0, 140).mapToObj(i -> "File %03d".formatted(i)).toList()));
        var bot = TestBot.in(genesys);
        genesys.change(Map.of("queues", List.of("Animal", "Marketing")));

        var queues =
                Api.PLATFORM.get(bot.address() + "/connector/queues?limit=500").is(200);
        var first =
                Api.PLATFORM.get(bot.address() + "/connector/queues?limit=100").is(200);
        var second = Api.PLATFORM
                .get(bot.address() + "/connector/queues?limit=100&after="
                        + Organisation.encoded(first.at("/next").asText()))
                .is(200);

        assertThat(queues.at("/items")).hasSize(142);
        assertThat(queues.at("/items"))
                .allSatisfy(
                        queue -> assertThat(queue.fieldNames()).toIterable().containsExactlyInAnyOrder("id", "name"));
        assertThat(first.at("/items")).hasSize(100);
        assertThat(second.at("/items")).hasSize(42);
        assertThat(second.at("/next").isNull()).isTrue();
    }

    @Test
    void savingAgainDoublesNothing() {
        var bot = TestBot.ready();

        for (int i = 0; i < 3; i++) {
            bot.save(bot.document().put("name", "n" + i)).is(200);
            bot.sync();
        }

        assertThat(bot.genesys.integrations()).hasSize(3);
        assertThat(bot.genesys.requests("POST", Organisation.INTEGRATIONS + "$"))
                .hasSize(3);
    }

    @Test
    void anAnswerThatIsLostDoublesNothing() {
        var bot = TestBot.unsaved();
        bot.genesys.loseAnswers(Organisation.INTEGRATIONS + "$", 2);

        bot.save(bot.document()).is(201);
        bot.awaitState("READY");

        assertThat(bot.genesys.integrationNames()).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void aSkillThatComesBackFindsItsIntegration() {
        var bot = TestBot.ready();

        bot.change(document -> document.withArray("skills").add("Nouveau"));
        assertThat(names(bot.sync())).contains("DYDU bot connector (Nouveau)");
        bot.change(document -> document.withArray("skills").remove(2));
        bot.sync();
        bot.change(document -> document.withArray("skills").add("Nouveau"));
        bot.sync();

        assertThat(bot.awaitState("READY").get("integrations")).hasSize(4);
        assertThat(bot.genesys.integrationNames()).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void aNameThatSomebodyElseHoldsIsLeftAlone() {
        var genesys = Organisation.make();
        var elsewhere = Map.of(
                "name", "DYDU bot connector (Animal)",
                "outboundNotificationWebhookUrl", "https://livechat.dydu.example/hook",
                "outboundNotificationWebhookSignatureSecretToken", "0123456789abcdef");
        genesys.asClient("POST", "/conversations/messaging/integrations/open", elsewhere)
                .is(200);

        var bot = TestBot.readyIn(genesys);

        assertThat(names(bot.connector())).contains("DYDU bot connector (Animal) [" + bot.slug + "]");
        assertThat(genesys.requests("PATCH", Organisation.INTEGRATIONS)).isEmpty();
        assertThat(genesys.integrations()).hasSize(4);
        var chat = bot.chat();
        assertThat(genesys.conversation(chat.inGenesys()).get("integration").asText())
                .isEqualTo("DYDU bot connector (Animal) [" + bot.slug + "]");
    }

    @Test
    void twoBotsInOneOrganisationHaveTheirOwn() {
        var genesys = Organisation.make();
        var one = TestBot.readyIn(genesys);
        var other = TestBot.readyIn(genesys);

        assertThat(genesys.integrations()).hasSize(6);
        assertThat(genesys.integrationNames()).doesNotHaveDuplicates();
        var ofOne = one.chat();
        var ofOther = other.chat();
        assertThat(genesys.conversation(ofOne.inGenesys()).get("integrationId"))
                .isNotEqualTo(genesys.conversation(ofOther.inGenesys()).get("integrationId"));
    }

    @Test
    void anIntegrationDeletedInGenesysIsMadeAgain() {
        var bot = TestBot.ready();
        var animal = bot.genesys.integrations().stream()
                .filter(one -> one.get("name").asText().endsWith("(Animal)"))
                .findFirst()
                .orElseThrow();

        bot.genesys
                .asClient(
                        "DELETE",
                        "/conversations/messaging/integrations/open/"
                                + animal.get("id").asText(),
                        null)
                .is(200);
        bot.sync();

        bot.awaitState("READY");
        assertThat(bot.check("integration:Animal").get("ok").asBoolean()).isTrue();
        bot.chat().inGenesys();
    }

    @Test
    void anIntegrationThatGenesysCannotMakeIsAnError() {
        var bot = TestBot.in(Organisation.make(Map.of("integrationError", "no capacity")));

        var connector = bot.awaitState("ERROR");

        assertThat(connector.get("lastError").asText()).contains("no capacity");
        assertThat(connector.at("/integrations/0/state").asText()).isEqualTo("ERROR");
    }

    @Test
    void whileGenesysIsMakingThemItIsCreating() {
        var bot = TestBot.in(Organisation.make(Map.of("integrationDelayMillis", 2500)));

        bot.awaitState("CREATING");

        bot.awaitState("READY");
    }
}
