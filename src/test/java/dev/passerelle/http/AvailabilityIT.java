package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code GET /api/v1/availability}. */
@Tidy.Up
class AvailabilityIT {

    private static JsonNode availability(TestBot bot, String skill) {
        return bot.api
                .get("/api/v1/availability" + (skill == null ? "" : "?skill=" + skill))
                .is(200)
                .json();
    }

    private static String reason(TestBot bot, String skill) {
        var answer = availability(bot, skill);
        assertThat(answer.get("available").asBoolean()).as(answer.toString()).isFalse();
        return answer.get("reason").asText();
    }

    @Test
    void tellsAboutTheQueueOfASkill() {
        var bot = TestBot.ready();

        var answer = availability(bot, "Animal");

        assertThat(answer.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "available",
                        "skill",
                        "queue",
                        "operatorsOnQueue",
                        "waiting",
                        "estimatedWaitSeconds",
                        "reason",
                        "observedAt");
        assertThat(answer.get("available").asBoolean()).isTrue();
        assertThat(answer.get("skill").asText()).isEqualTo("Animal");
        assertThat(answer.at("/queue/name").asText()).isEqualTo("Animal");
        assertThat(answer.at("/queue/id").asText()).isEqualTo(bot.genesys.queueId("Animal"));
        assertThat(answer.get("operatorsOnQueue").asInt()).isEqualTo(1);
        assertThat(answer.get("waiting").asInt()).isZero();
        assertThat(answer.get("reason").isNull()).isTrue();
        assertThat(answer.get("observedAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    }

    @Test
    void aSkillWithoutAQueueIsAvailableWithoutFigures() {
        var bot = TestBot.ready();

        var answer = availability(bot, null);

        assertThat(answer.get("available").asBoolean()).isTrue();
        assertThat(List.of("skill", "queue", "operatorsOnQueue", "waiting", "reason"))
                .allSatisfy(field ->
                        assertThat(answer.get(field).isNull()).as(field).isTrue());
    }

    @Test
    void nobodyOnTheQueueMeansNo() {
        var bot = TestBot.ready();

        bot.genesys.onQueue(Organisation.LEA, "Marketing");

        assertThat(reason(bot, "Animal")).isEqualTo("NO_OPERATOR");
        assertThat(availability(bot, "Marketing").get("available").asBoolean()).isTrue();
    }

    @Test
    void aQueueIsFullWhenMoreThanTheAllowedNumberWaits() {
        var bot = TestBot.ready();
        bot.change(document -> document.put("maxWaiting", 0));

        bot.chat().inGenesys();

        eventually(() -> assertThat(reason(bot, "Animal")).isEqualTo("QUEUE_FULL"));
        assertThat(availability(bot, "Animal").get("waiting").asInt()).isEqualTo(1);
    }

    @Test
    void aStatisticThatFailsTurnsNobodyAway() {
        var bot = TestBot.ready();

        bot.genesys.fail("/analytics/queues/observations/query", 500, null);

        var answer = availability(bot, "Animal");
        assertThat(answer.get("available").asBoolean()).as(answer.toString()).isTrue();
        assertThat(answer.get("reason").asText()).isEqualTo("UNKNOWN");
        assertThat(answer.get("operatorsOnQueue").isNull()).isTrue();
    }

    @Test
    void withoutTheEstimateTheRestIsTold() {
        var bot = TestBot.ready();

        bot.genesys.fail("/estimatedwaittime", 403, null);

        var answer = availability(bot, "Animal");
        assertThat(answer.get("available").asBoolean()).as(answer.toString()).isTrue();
        assertThat(answer.get("reason").isNull()).isTrue();
        assertThat(answer.get("operatorsOnQueue").asInt()).isEqualTo(1);
        assertThat(answer.get("estimatedWaitSeconds").isNull()).isTrue();
    }

    @Test
    void aBotThatDoesNotEscalateSaysSo() {
        var bot = TestBot.ready();

        bot.change(document -> document.put("escalationType", "NONE"));

        assertThat(reason(bot, "Animal")).isEqualTo("ESCALATION_DISABLED");
    }

    @Test
    void aConnectorThatIsNotSetUpIsNotReady() {
        var bot = TestBot.unsaved();
        var document = bot.document();
        document.remove("connector");
        bot.save(document).is(201);
        bot.api = new Api(bot.issueKey().at("/key").asText());

        assertThat(reason(bot, "Animal")).isEqualTo("CONNECTOR_NOT_READY");
    }

    @Test
    void refusedCredentialsAreNotReady() {
        var bot = TestBot.unsaved();
        var document = bot.document();
        document.withObject("/connector").put("clientSecret", "wrong");
        bot.save(document).is(201);
        bot.api = new Api(bot.issueKey().at("/key").asText());

        bot.awaitState("ERROR");

        assertThat(reason(bot, "Animal")).isEqualTo("CONNECTOR_NOT_READY");
    }

    @Test
    void anUnknownSkillIsNamed() {
        var bot = TestBot.ready();

        var answer = bot.api.get("/api/v1/availability?skill=Anmal");

        answer.isProblem(422, "unknown-skill");
        assertThat(answer.at("/detail").asText()).contains("Anmal");
    }

    @Test
    void aQueueThatGenesysDoesNotKnowIsNoObstacle() {
        var bot = TestBot.ready();

        bot.change(document -> document.withObject("/connector")
                .withArray("queues")
                .removeAll()
                .addObject()
                .put("skill", "Animal")
                .put("queue", "Nirgendwo"));
        bot.sync();

        var answer = availability(bot, "Animal");
        assertThat(answer.get("available").asBoolean()).as(answer.toString()).isTrue();
        assertThat(answer.get("queue").isNull()).isTrue();
    }

    @Test
    void aQueueMayBeGivenByItsId() {
        var bot = TestBot.ready();
        var id = bot.genesys.queueId("Marketing");

        bot.change(document -> document.withObject("/connector")
                .withArray("queues")
                .removeAll()
                .addObject()
                .put("skill", "Animal")
                .put("queue", id));
        bot.sync();

        assertThat(availability(bot, "Animal").at("/queue/name").asText()).isEqualTo("Marketing");
        assertThat(bot.stored().at("/connector/queues/0/queue").asText()).isEqualTo(id);
    }

    @Test
    void figuresAreNotAskedForOnEveryCall() {
        var bot = TestBot.ready();

        for (int i = 0; i < 5; i++) {
            availability(bot, "Animal");
        }

        assertThat(bot.genesys.requests("POST", "/observations/query")).hasSizeBetween(1, 2);
    }

    @Test
    void twoBotsOfOneOrganisationSeeItEachForThemselves() {
        var genesys = Organisation.make();
        var one = TestBot.readyIn(genesys);
        var other = TestBot.readyIn(genesys);

        other.change(document -> document.put("escalationType", "NONE"));

        assertThat(availability(one, "Animal").get("available").asBoolean()).isTrue();
        assertThat(reason(other, "Animal")).isEqualTo("ESCALATION_DISABLED");
    }

    @Test
    void aSkillAddedLaterDoesNotCloseTheOthers() {
        var bot = TestBot.ready();
        bot.genesys.change(Map.of("integrationDelayMillis", 3000));

        bot.change(document -> document.withArray("skills").add("Nouveau"));

        assertThat(availability(bot, "Animal").get("available").asBoolean()).isTrue();
        assertThat(reason(bot, "Nouveau")).isEqualTo("CONNECTOR_NOT_READY");
    }
}
