package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static dev.passerelle.http.Problems.check;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerelle.http.Http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/admin/v1/bots}: configurations and keys. */
@Tidy.Up
class AdministrationIT {

    private static ObjectNode everyField(TestBot bot) {
        var document = bot.document();
        document.setAll((ObjectNode) Http.parse("""
                {"openingHours":{"timeZone":"America/Montreal",
                   "slots":[{"days":["MON","TUE","WED","THU","FRI"],"from":"09:00","to":"12:30"},
                            {"days":["SAT"],"from":"10:00","to":"24:00"}],"closed":["2026-12-25","2027-01-01"]},
                 "inactivityMinutes":7,"waitingMinutes":8,"maxWaiting":9,"retentionDays":10,
                 "allowedOrigins":["https://www.exemple.fr","http://localhost:8080"],
                 "callbackUrl":"https://bot.exemple.fr/callback?x=1"}"""));
        return document;
    }

    private static JsonNode masked(ObjectNode document) {
        var masked = document.deepCopy();
        masked.withObject("/connector").putNull("clientSecret").put("clientSecretSet", true);
        return masked;
    }

    private static Answer save(TestBot bot, JsonNode document, String ifMatch) {
        return Api.PLATFORM
                .request("PUT", bot.address())
                .header("If-Match", ifMatch)
                .json(document)
                .send();
    }

    @Test
    void everyFieldComesBackAsItWasGiven() {
        var bot = TestBot.unsaved();
        var document = everyField(bot);

        var created = bot.save(document).is(201);

        assertThat(created.header("Location")).endsWith(bot.address());
        assertThat(created.header("ETag")).isNotBlank();
        assertThat(created.json()).isEqualTo(masked(document));
        assertThat(bot.stored()).isEqualTo(masked(document));
        assertThat(bot.stored().toString()).doesNotContain(bot.genesys.secret);
    }

    @Test
    void whatIsReadMayBePutBack() {
        var bot = TestBot.unsaved();
        bot.save(everyField(bot)).is(201);
        var before = Api.PLATFORM.get(bot.address());

        bot.save(before.json()).is(200);

        var after = Api.PLATFORM.get(bot.address());
        assertThat(after.json()).isEqualTo(before.json());
        bot.awaitState("READY");
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        var bot = TestBot.unsaved();

        bot.save(Http.parse("{\"name\":\"Nu\",\"locale\":\"en\",\"escalationType\":\"NONE\"}"))
                .is(201);

        assertThat(bot.stored()).isEqualTo(Http.parse("""
                {"name":"Nu","locale":"en","escalationType":"NONE","skills":[],
                 "connector":{"region":null,"clientId":null,"clientSecret":null,"clientSecretSet":false,
                   "identity":{"email":null,"firstName":null,"lastName":null},"attributes":[],"queues":[]},
                 "openingHours":null,"inactivityMinutes":30,"waitingMinutes":15,"maxWaiting":null,
                 "retentionDays":90,"allowedOrigins":[],"callbackUrl":null}"""));
    }

    @Test
    void aPutReplacesTheWhole() {
        var bot = TestBot.unsaved();
        bot.save(everyField(bot)).is(201);

        bot.save(Http.parse("{\"name\":\"Nu\",\"locale\":\"en\",\"escalationType\":\"NONE\"}"))
                .is(200);

        assertThat(bot.stored().get("skills")).isEmpty();
        assertThat(bot.stored().get("inactivityMinutes").asInt()).isEqualTo(30);
        assertThat(bot.stored().at("/connector/clientSecretSet").asBoolean()).isFalse();
    }

    @Test
    void theSecretIsKeptOnlyForItsRegionAndClient() {
        var bot = TestBot.unsaved();
        bot.save(bot.document()).is(201);
        var otherClient = bot.stored();
        otherClient.withObject("/connector").put("clientId", "another");
        var otherRegion = bot.stored();
        otherRegion.withObject("/connector").put("region", "mypurecloud.ie");

        var refused = bot.save(otherClient);

        check(refused, 400, "invalid-request");
        assertThat(refused.at("/errors/0/pointer").asText()).isEqualTo("/connector/clientSecret");
        check(bot.save(otherRegion), 400, "invalid-request");
        assertThat(bot.stored().at("/connector/clientId").asText()).isEqualTo(bot.genesys.clientId);
        otherClient.withObject("/connector").put("clientSecret", "new").remove("clientSecretSet");
        bot.save(otherClient).is(200);
    }

    @Test
    void aChangeOfSomebodyElseIsNoticed() {
        var bot = TestBot.unsaved();
        var first = bot.save(bot.document()).is(201).header("ETag");

        var second =
                save(bot, bot.document().put("name", "Deux"), first).is(200).header("ETag");

        check(save(bot, bot.document().put("name", "Trois"), first), 412, "changed-meanwhile");
        assertThat(second).isNotEqualTo(first);
        assertThat(bot.stored().get("name").asText()).isEqualTo("Deux");
        assertThat(Api.PLATFORM.get(bot.address()).header("ETag")).isEqualTo(second);
        save(bot, bot.document().put("name", "Quatre"), "*").is(200);
    }

    @Test
    void ifMatchNeedsSomethingToMatch() {
        var bot = TestBot.unsaved();

        check(save(bot, bot.document(), "\"x\""), 412, "changed-meanwhile");
        check(save(bot, bot.document(), "*"), 412, "changed-meanwhile");
        check(Api.PLATFORM.get(bot.address()), 404, "not-found");
    }

    @Test
    void ofTwoWhoKnowTheSameVersionOneWins() {
        var bot = TestBot.unsaved();
        var tag = bot.save(bot.document()).is(201).header("ETag");

        var answers = Together.run(IntStream.range(0, 6)
                .mapToObj(i -> (Supplier<Answer>) () -> save(bot, bot.document().put("name", "n" + i), tag))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 412)).hasSize(5);
    }

    @Test
    void whoMakesTheSameBotAtTheSameMomentMakesOne() {
        var bot = TestBot.unsaved();

        var answers = Together.run(IntStream.range(0, 6)
                .mapToObj(i -> (Supplier<Answer>) () -> bot.save(bot.document()))
                .toList());

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.toString()).isIn(200, 201));
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        bot.awaitState("READY");
        assertThat(bot.genesys.integrations()).hasSize(3);
    }

    @Test
    void savingTheSameAgainChangesNothing() {
        var bot = TestBot.ready();
        var tag = Api.PLATFORM.get(bot.address()).header("ETag");

        var again = bot.save(bot.document()).is(200);

        assertThat(again.header("ETag")).isEqualTo(tag);
        bot.sync();
        assertThat(bot.genesys.integrations()).hasSize(3);
    }

    @Test
    void aDryRunOnlyTells() {
        var bot = TestBot.unsaved();
        bot.save(bot.document()).is(201);
        var before = bot.stored();
        var wanted = bot.document().put("name", "Autre").put("maxWaiting", 3);
        wanted.withObject("/connector").put("clientSecret", "another-secret");

        var told = Api.PLATFORM.put(bot.address() + "?dryRun=true", wanted).is(200);

        var pointers = Organisation.items(told.at("/changes")).stream()
                .map(change -> change.get("pointer").asText())
                .toList();
        assertThat(pointers).containsExactlyInAnyOrder("/name", "/maxWaiting", "/connector/clientSecret");
        assertThat(told.text()).doesNotContain("another-secret").doesNotContain(bot.genesys.secret);
        assertThat(bot.stored()).isEqualTo(before);
    }

    @Test
    void aDryRunMakesNoBot() {
        var bot = TestBot.unsaved();

        var told =
                Api.PLATFORM.put(bot.address() + "?dryRun=true", bot.document()).is(200);

        assertThat(told.at("/created").asBoolean()).isTrue();
        check(Api.PLATFORM.get(bot.address()), 404, "not-found");
        check(Api.PLATFORM.put(bot.address() + "?dryRun=true", Http.parse("{}")), 400, "invalid-request");
        check(Api.PLATFORM.put(bot.address() + "?dryRun=perhaps", bot.document()), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "Majuscule",
                "avec_tiret",
                "accent%C3%A9",
                "a.b",
                "12345678901234567890123456789012345678901"
            })
    void aSlugHasItsForm(String slug) {
        var document = TestBot.unsaved().document();

        check(Api.PLATFORM.put("/api/admin/v1/bots/" + slug, document), 400, "invalid-request");
    }

    @Test
    void botsAreListedInPages() {
        var made = new HashSet<String>();
        for (int i = 0; i < 3; i++) {
            var bot = TestBot.unsaved();
            bot.save(Http.parse("{\"name\":\"Liste\",\"locale\":\"fr\",\"escalationType\":\"NONE\"}"))
                    .is(201);
            made.add(bot.slug);
        }

        var seen = new HashSet<String>();
        var after = "";
        do {
            var page = Api.PLATFORM.get("/api/admin/v1/bots?limit=2" + after).is(200);
            assertThat(page.at("/items").size()).isBetween(1, 2);
            page.at("/items").forEach(item -> {
                assertThat(seen.add(item.get("id").asText())).isTrue();
                assertThat(item.get("state").asText()).isNotBlank();
            });
            after = page.at("/next").isNull()
                    ? null
                    : "&after=" + page.at("/next").asText();
        } while (after != null);

        assertThat(seen).containsAll(made);
    }

    @Test
    void aKeyIsShownOnceAndListedWithout() {
        var bot = TestBot.unsaved();
        bot.save(bot.document()).is(201);

        var issued = Api.PLATFORM
                .post(bot.address() + "/api-keys", Map.of("label", "prod"))
                .is(201);

        assertThat(issued.at("/key").asText()).startsWith("psk_");
        var listed = Api.PLATFORM.get(bot.address() + "/api-keys").is(200);
        assertThat(listed.at("/items/0/id")).isEqualTo(issued.at("/id"));
        assertThat(listed.at("/items/0/label").asText()).isEqualTo("prod");
        assertThat(listed.text()).doesNotContain("psk_");
        new Api(issued.at("/key").asText()).get(TestBot.CONVERSATIONS).is(200);
    }

    @Test
    void aRevokedKeyIsRefusedWithinFiveSeconds() {
        var bot = TestBot.unsaved();
        bot.save(bot.document()).is(201);
        var revoked = bot.issueKey();
        var other = new Api(bot.issueKey().at("/key").asText());
        var api = new Api(revoked.at("/key").asText());
        api.get(TestBot.CONVERSATIONS).is(200);

        Api.PLATFORM
                .delete(bot.address() + "/api-keys/" + revoked.at("/id").asText())
                .is(204);

        var start = Instant.now();
        eventually(() -> check(api.get(TestBot.CONVERSATIONS), 401, "unauthorized"));
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
        other.get(TestBot.CONVERSATIONS).is(200);
        check(
                Api.PLATFORM.delete(
                        bot.address() + "/api-keys/" + revoked.at("/id").asText()),
                404,
                "not-found");
        assertThat(Api.PLATFORM.get(bot.address() + "/api-keys").at("/items")).hasSize(1);
    }

    @Test
    void keysAreListedInPages() {
        var bot = TestBot.unsaved();
        bot.save(bot.document()).is(201);
        IntStream.range(0, 3).forEach(i -> bot.issueKey());

        var first = Api.PLATFORM.get(bot.address() + "/api-keys?limit=2").is(200);
        var second = Api.PLATFORM
                .get(bot.address() + "/api-keys?limit=2&after="
                        + first.at("/next").asText())
                .is(200);

        assertThat(first.at("/items")).hasSize(2);
        assertThat(second.at("/items")).hasSize(1);
        assertThat(second.at("/next").isNull()).isTrue();
    }

    @Test
    void theVisitorsOfAnErasedBotLeaveGenesys() {
        var chat = TestBot.ready().chat();
        var conversation = chat.inGenesys();
        eventually(
                () -> assertThat(chat.texts().get(0).get("delivery").asText()).isNotEqualTo("PENDING"));

        Api.PLATFORM.delete(chat.bot().address()).is(202);

        assertThat(chat.bot().genesys.conversation(conversation).get("state").asText())
                .isEqualTo("ENDED");
    }

    @Test
    void anErasedBotIsGoneWithEverything() {
        var bot = TestBot.ready();
        var chat = bot.chat();

        Api.PLATFORM.delete(bot.address()).is(202);

        eventually(() -> check(Api.PLATFORM.get(bot.address()), 404, "not-found"));
        eventually(() -> check(bot.api.get(chat.address()), 401, "unauthorized"));
        check(Api.PLATFORM.delete(bot.address()), 404, "not-found");
        bot.save(bot.document()).is(201);
        bot.api = new Api(bot.issueKey().at("/key").asText());
        assertThat(bot.api.get(TestBot.CONVERSATIONS).at("/items")).isEmpty();
        check(bot.api.get(chat.address()), 404, "not-found");
    }

    @Test
    void theListOfBotsIsNoNewsToABot() {
        var bot = TestBot.ready();

        for (var address : List.of("/api/admin/v1/bots", bot.address(), bot.address() + "/connector")) {
            check(bot.api.get(address), 401, "unauthorized");
        }
    }
}
