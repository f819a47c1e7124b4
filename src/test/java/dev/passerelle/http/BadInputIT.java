package dev.passerelle.http;

import static dev.passerelle.http.Problems.check;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerelle.http.Http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is refused in the same words everywhere, and changes nothing: so one bot serves them all. */
class BadInputIT {

    private static TestBot bot;
    private static Chat chat;

    /** An endpoint that takes a body, and one that it accepts. */
    record Endpoint(String method, String path, Api caller, String body) {

        Answer send(byte[] content, String type) {
            return caller.request(method, path).bytes(content, type).send();
        }

        Answer send(String content) {
            return send(content.getBytes(StandardCharsets.UTF_8), "application/json");
        }

        @Override
        public String toString() {
            return method + " " + path.replaceAll("[0-9A-Za-z-]{20,}", "…");
        }
    }

    /** A body, and the place in it that is wrong. */
    record Flawed(Endpoint endpoint, String body, String pointer) {

        @Override
        public String toString() {
            return endpoint + " " + pointer + " " + (body.length() > 80 ? body.substring(0, 80) + "…" : body);
        }
    }

    @BeforeAll
    static void aBot() {
        bot = TestBot.ready();
        chat = bot.chat();
    }

    @AfterAll
    static void nothingHasChanged() {
        assertThat(bot.api.get(TestBot.CONVERSATIONS).at("/items")).hasSize(1);
        assertThat(chat.read().at("/status").asText()).isEqualTo("WAITING");
        assertThat(chat.ledger()).hasSize(1);
        assertThat(bot.stored().get("name").asText()).isEqualTo("Animalerie");
        assertThat(Api.PLATFORM.get(bot.address() + "/api-keys").at("/items")).hasSize(1);
        Api.PLATFORM.delete(bot.address()).is(202);
    }

    private static Endpoint escalation() {
        return new Endpoint("POST", TestBot.CONVERSATIONS, bot.api, "{\"visitorId\":\"v\"}");
    }

    private static Endpoint message() {
        return new Endpoint("POST", chat.messages(), chat.visitor(), "{\"text\":\"x\"}");
    }

    private static Endpoint reading() {
        return new Endpoint("POST", chat.address() + "/read", bot.api, "{\"upTo\":1}");
    }

    private static Endpoint end() {
        return new Endpoint("POST", chat.address() + "/end", bot.api, "{\"reason\":\"VISITOR_LEFT\"}");
    }

    private static Endpoint configuration() {
        return new Endpoint("PUT", bot.address(), Api.PLATFORM, bot.document().toString());
    }

    private static Endpoint key() {
        return new Endpoint("POST", bot.address() + "/api-keys", Api.PLATFORM, "{\"label\":\"x\"}");
    }

    static List<Endpoint> endpoints() {
        return List.of(escalation(), message(), reading(), end(), configuration(), key());
    }

    static List<Endpoint> endpointsThatNeedABody() {
        return List.of(escalation(), message(), reading(), configuration(), key());
    }

    static Stream<Flawed> flawedBodies() {
        return Stream.of(anywhere(), inAnEscalation(), inAMessage(), inTheRest(), inAConfiguration())
                .flatMap(List::stream);
    }

    private static List<Flawed> anywhere() {
        var flawed = new ArrayList<Flawed>();
        for (var endpoint : endpoints()) {
            for (var body :
                    List.of("{", "nonsense", "[]", "null", "\"text\"", "7", endpoint.body() + "{}", "{\"a\" 1}")) {
                flawed.add(new Flawed(endpoint, body, ""));
            }
            var more = endpoint.body().replaceFirst("\\{", "{\"nope/~\":1,");
            flawed.add(new Flawed(endpoint, more, "/nope~1~0"));
        }
        endpointsThatNeedABody().forEach(endpoint -> flawed.add(new Flawed(endpoint, "", "")));
        return flawed;
    }

    private static List<Flawed> inAnEscalation() {
        var line = "{\"author\":\"BOT\",\"text\":\"x\"}";
        return Stream.of(
                        List.of("{}", "/visitorId"),
                        List.of("{\"visitorId\":null}", "/visitorId"),
                        List.of("{\"visitorId\":\" \"}", "/visitorId"),
                        List.of("{\"visitorId\":1}", "/visitorId"),
                        List.of("{\"visitorId\":true}", "/visitorId"),
                        List.of("{\"visitorId\":[\"v\"]}", "/visitorId"),
                        List.of("{\"visitorId\":\"" + "v".repeat(201) + "\"}", "/visitorId"),
                        List.of("{\"visitorId\":\"v\\u0000\"}", "/visitorId"),
                        List.of(with("\"skill\":5"), "/skill"),
                        List.of(with("\"skill\":\"" + "s".repeat(101) + "\""), "/skill"),
                        List.of(with("\"locale\":\"français\""), "/locale"),
                        List.of(with("\"locale\":{}"), "/locale"),
                        List.of(with("\"variables\":[]"), "/variables"),
                        List.of(with("\"variables\":{\"a\":1}"), "/variables/a"),
                        List.of(with("\"variables\":{\"a\":{}}"), "/variables/a"),
                        List.of(with("\"variables\":{\"a\":\"x\\u0000\"}"), "/variables/a"),
                        List.of(with("\"variables\":{\"a\":\"" + "x".repeat(4001) + "\"}"), "/variables/a"),
                        List.of(with("\"transcript\":{}"), "/transcript"),
                        List.of(
                                with("\"transcript\":[" + String.join(",", Collections.nCopies(201, line)) + "]"),
                                "/transcript"),
                        List.of(with("\"transcript\":[null]"), "/transcript/0"),
                        List.of(
                                with("\"transcript\":[" + line + ",{\"author\":\"ROBOT\",\"text\":\"x\"}]"),
                                "/transcript/1/author"),
                        List.of(with("\"transcript\":[{\"author\":0,\"text\":\"x\"}]"), "/transcript/0/author"),
                        List.of(with("\"transcript\":[{\"author\":\"\",\"text\":\"x\"}]"), "/transcript/0/author"),
                        List.of(with("\"transcript\":[{\"text\":\"x\"}]"), "/transcript/0/author"),
                        List.of(with("\"transcript\":[{\"author\":\"BOT\"}]"), "/transcript/0/text"),
                        List.of(
                                with("\"transcript\":[{\"author\":\"BOT\",\"text\":\"x\",\"at\":\"demain\"}]"),
                                "/transcript/0/at"),
                        List.of(
                                with("\"transcript\":[{\"author\":\"BOT\",\"text\":\"x\",\"at\":7}]"),
                                "/transcript/0/at"),
                        List.of(
                                with("\"transcript\":[{\"author\":\"BOT\",\"text\":\"x\",\"lang\":\"fr\"}]"),
                                "/transcript/0/lang"),
                        List.of(with("\"message\":\"x\""), "/message"),
                        List.of(with("\"message\":{}"), "/message/text"),
                        List.of(with("\"message\":{\"text\":\"\"}"), "/message/text"),
                        List.of(with("\"message\":{\"text\":\"x\\u0000\"}"), "/message/text"),
                        List.of(with("\"message\":{\"text\":\"" + "x".repeat(10_001) + "\"}"), "/message/text"),
                        List.of(with("\"message\":{\"text\":\"x\",\"kind\":\"TEXT\"}"), "/message/kind"))
                .map(row -> new Flawed(escalation(), row.get(0), row.get(1)))
                .toList();
    }

    private static String with(String rest) {
        return "{\"visitorId\":\"v\"," + rest + "}";
    }

    private static List<Flawed> inAMessage() {
        return Stream.of(
                        List.of("{}", "/text"),
                        List.of("{\"text\":null}", "/text"),
                        List.of("{\"text\":\"\"}", "/text"),
                        List.of("{\"text\":7}", "/text"),
                        List.of("{\"text\":false}", "/text"),
                        List.of("{\"text\":\"\\u0000\"}", "/text"),
                        List.of("{\"text\":\"" + "é".repeat(10_001) + "\"}", "/text"),
                        List.of("{\"text\":\"x\",\"clientMessageId\":5}", "/clientMessageId"),
                        List.of("{\"text\":\"x\",\"clientMessageId\":\"c\\u0000\"}", "/clientMessageId"),
                        List.of("{\"text\":\"x\",\"clientMessageId\":\"" + "c".repeat(101) + "\"}", "/clientMessageId"))
                .map(row -> new Flawed(message(), row.get(0), row.get(1)))
                .toList();
    }

    private static List<Flawed> inTheRest() {
        return List.of(
                new Flawed(reading(), "{}", "/upTo"),
                new Flawed(reading(), "{\"upTo\":null}", "/upTo"),
                new Flawed(reading(), "{\"upTo\":\"1\"}", "/upTo"),
                new Flawed(reading(), "{\"upTo\":1.5}", "/upTo"),
                new Flawed(reading(), "{\"upTo\":-1}", "/upTo"),
                new Flawed(reading(), "{\"upTo\":99999999999999999999}", "/upTo"),
                new Flawed(end(), "{\"reason\":\"BORED\"}", "/reason"),
                new Flawed(end(), "{\"reason\":\"OPERATOR_ENDED\"}", "/reason"),
                new Flawed(end(), "{\"reason\":0}", "/reason"),
                new Flawed(key(), "{}", "/label"),
                new Flawed(key(), "{\"label\":\" \"}", "/label"),
                new Flawed(key(), "{\"label\":7}", "/label"),
                new Flawed(key(), "{\"label\":\"" + "x".repeat(201) + "\"}", "/label"));
    }

    private static List<Flawed> inAConfiguration() {
        var slot = "{\"timeZone\":\"Europe/Paris\",\"slots\":[{\"days\":[\"MON\"],\"from\":\"%s\",\"to\":\"%s\"}]}";
        return List.of(
                changed("name", "null", "/name"),
                changed("name", "\" \"", "/name"),
                changed("name", "7", "/name"),
                changed("name", "\"a\\u0000\"", "/name"),
                changed("name", "\"" + "n".repeat(201) + "\"", "/name"),
                changed("locale", "null", "/locale"),
                changed("locale", "\"de\"", "/locale"),
                changed("escalationType", "null", "/escalationType"),
                changed("escalationType", "\"ZENDESK\"", "/escalationType"),
                changed("escalationType", "1", "/escalationType"),
                changed("skills", "\"Animal\"", "/skills"),
                changed("skills", "[null]", "/skills/0"),
                changed("skills", "[\"Animal\",\"Marketing\",\"\"]", "/skills/2"),
                changed("skills", "[\"Animal\",\"Marketing\",\"Animal\"]", "/skills/2"),
                changed("skills", "[\"Marketing\"]", "/connector/queues/0/skill"),
                changed("inactivityMinutes", "0", "/inactivityMinutes"),
                changed("inactivityMinutes", "\"30\"", "/inactivityMinutes"),
                changed("inactivityMinutes", "1.5", "/inactivityMinutes"),
                changed("waitingMinutes", "-1", "/waitingMinutes"),
                changed("maxWaiting", "-1", "/maxWaiting"),
                changed("retentionDays", "0", "/retentionDays"),
                changed("allowedOrigins", "[\"www.exemple.fr\"]", "/allowedOrigins/0"),
                changed("allowedOrigins", "[\"https://a.fr\",\"https://a.fr/page\"]", "/allowedOrigins/1"),
                changed("callbackUrl", "\"ftp://exemple.fr\"", "/callbackUrl"),
                changed("callbackUrl", "\"http://exemple.fr/rappel\"", "/callbackUrl"),
                changed("openingHours", "{\"timeZone\":\"Mars/Olympus\"}", "/openingHours/timeZone"),
                changed(
                        "openingHours",
                        "{\"slots\":[{\"days\":[\"LUN\"],\"from\":\"09:00\",\"to\":\"10:00\"}]}",
                        "/openingHours/slots/0/days/0"),
                changed(
                        "openingHours",
                        "{\"slots\":[{\"days\":[],\"from\":\"09:00\",\"to\":\"10:00\"}]}",
                        "/openingHours/slots/0/days"),
                changed("openingHours", slot.formatted("25:00", "26:00"), "/openingHours/slots/0/from"),
                changed("openingHours", slot.formatted("9:00", "10:00"), "/openingHours/slots/0/from"),
                changed("openingHours", slot.formatted("10:00", "09:00"), "/openingHours/slots/0/to"),
                changed("openingHours", "{\"closed\":[\"2026-02-30\"]}", "/openingHours/closed/0"),
                changed("connector", "[]", "/connector"),
                changed("connector", "{\"region\":\"nowhere\"}", "/connector/region"),
                changed("connector", "{\"clientID\":\"x\"}", "/connector/clientID"),
                changed("connector", "{\"attributes\":[" + attributes(11) + "]}", "/connector/attributes"),
                changed(
                        "connector",
                        "{\"attributes\":[{\"name\":\"a\",\"variable\":\"b\"},{\"name\":\"a\",\"variable\":\"c\"}]}",
                        "/connector/attributes/1/name"),
                changed(
                        "connector",
                        "{\"queues\":[{\"skill\":\"Rien\",\"queue\":\"Animal\"}]}",
                        "/connector/queues/0/skill"),
                changed("connector", "{\"queues\":[{\"skill\":\"Animal\",\"queue\":7}]}", "/connector/queues/0/queue"),
                changed("connector", "{\"identity\":{\"phone\":\"tel\"}}", "/connector/identity/phone"));
    }

    private static String attributes(int count) {
        return String.join(
                ",",
                Stream.iterate(1, i -> i + 1)
                        .limit(count)
                        .map(i -> "{\"name\":\"n" + i + "\",\"variable\":\"v\"}")
                        .toList());
    }

    private static Flawed changed(String field, String value, String pointer) {
        ObjectNode document = bot.document();
        document.set(field, Http.parse(value));
        return new Flawed(configuration(), document.toString(), pointer);
    }

    @ParameterizedTest
    @MethodSource("flawedBodies")
    void aFlawIsNamedByItsPlace(Flawed flawed) {
        var answer = flawed.endpoint().send(flawed.body());

        check(answer, 400, "invalid-request");
        var errors = Organisation.items(answer.at("/errors"));
        assertThat(errors)
                .extracting(error -> error.get("pointer").asText())
                .as(answer.toString())
                .contains(flawed.pointer());
        assertThat(errors)
                .allSatisfy(error -> assertThat(error.get("message").asText())
                        .as(answer.toString())
                        .isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void brokenTextIsRefused(Endpoint endpoint) {
        var broken = "{\"visitorId\":\"?(\"}".getBytes(StandardCharsets.UTF_8);
        broken[14] = (byte) 0xC3;

        check(endpoint.send(broken, "application/json"), 400, "invalid-request");
        check(endpoint.send(new byte[] {'{', 0, '}'}, "application/json"), 400, "invalid-request");
        check(endpoint.send(new byte[] {(byte) 0xFF, (byte) 0xFE}, "application/json"), 400, "invalid-request");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aBodyOfMoreThanAMebibyteIsTooLarge(Endpoint endpoint) {
        var large = "{\"text\":\"" + "x".repeat(1024 * 1024) + "\"}";

        check(endpoint.send(large), 413, "too-large");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void deeplyNestedJsonIsRefused(Endpoint endpoint) {
        check(endpoint.send("[".repeat(100_000)), 400, "invalid-request");
        check(endpoint.send("{\"variables\":".repeat(20_000)), 400, "invalid-request");
    }

    @ParameterizedTest
    @MethodSource("endpointsThatNeedABody")
    void anotherMediaTypeIsNotTaken(Endpoint endpoint) {
        var body = endpoint.body().getBytes(StandardCharsets.UTF_8);

        check(endpoint.send(body, "text/plain"), 415, "unsupported-media-type");
        check(endpoint.send(body, "application/x-www-form-urlencoded"), 415, "unsupported-media-type");
        check(endpoint.send(body, "application/xml"), 415, "unsupported-media-type");
        check(endpoint.caller().request(endpoint.method(), endpoint.path()).send(), 415, "unsupported-media-type");
    }

    static Stream<List<String>> wrongMethods() {
        return Stream.of(
                List.of("DELETE", TestBot.CONVERSATIONS, "bot"),
                List.of("PUT", TestBot.CONVERSATIONS, "bot"),
                List.of("POST", "/api/v1/availability", "bot"),
                List.of("DELETE", chat.address(), "bot"),
                List.of("POST", chat.address(), "bot"),
                List.of("GET", chat.address() + "/typing", "bot"),
                List.of("GET", chat.address() + "/end", "bot"),
                List.of("PUT", chat.address() + "/read", "bot"),
                List.of("PATCH", chat.messages(), "bot"),
                List.of("POST", "/api/admin/v1/bots", "platform"),
                List.of("POST", bot.address(), "platform"),
                List.of("PUT", bot.address() + "/api-keys", "platform"),
                List.of("GET", bot.address() + "/connector/check", "platform"),
                List.of("GET", bot.address() + "/connector/sync", "platform"),
                List.of("DELETE", bot.address() + "/connector", "platform"));
    }

    @ParameterizedTest
    @MethodSource("wrongMethods")
    void anotherMethodIsNotAllowed(List<String> row) {
        var caller = row.get(2).equals("bot") ? bot.api : Api.PLATFORM;

        var answer = caller.request(row.get(0), row.get(1)).json("{}").send();

        check(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).as(answer.toString()).isNotBlank().doesNotContain(row.get(0));
    }

    static Stream<String> badQueries() {
        var lists = Stream.of(
                TestBot.CONVERSATIONS,
                chat.messages(),
                "/api/admin/v1/bots",
                bot.address() + "/api-keys",
                bot.address() + "/connector/queues");
        var limits = lists.flatMap(list -> Stream.of("0", "501", "-1", "x", "1.5", "", "99999999999999999999", "%00")
                .map(limit -> list + "?limit=" + limit));
        return Stream.concat(
                limits,
                Stream.of(
                        TestBot.CONVERSATIONS + "?status=OPEN",
                        TestBot.CONVERSATIONS + "?status=active",
                        TestBot.CONVERSATIONS + "?status=",
                        chat.messages() + "?after=x",
                        chat.messages() + "?after=-1"));
    }

    @ParameterizedTest
    @MethodSource("badQueries")
    void aQueryThatMakesNoSenseIsRefused(String query) {
        var caller = query.startsWith("/api/admin") ? Api.PLATFORM : bot.api;

        check(caller.get(query), 400, "invalid-request");
    }

    @Test
    void theLargestLimitIsTaken() {
        bot.api.get(TestBot.CONVERSATIONS + "?limit=500").is(200);
        bot.api.get(chat.messages() + "?limit=1").is(200);
        Api.PLATFORM.get("/api/admin/v1/bots?limit=500").is(200);
    }

    static Stream<String> protectedAddresses() {
        return Stream.of(
                "GET /api/v1/availability",
                "GET " + TestBot.CONVERSATIONS,
                "POST " + TestBot.CONVERSATIONS,
                "GET " + chat.address(),
                "GET " + chat.messages(),
                "POST " + chat.messages(),
                "POST " + chat.address() + "/typing",
                "POST " + chat.address() + "/read",
                "POST " + chat.address() + "/end",
                "GET " + chat.address() + "/events",
                "GET /api/v1/nothing",
                "GET /api/admin/v1/bots",
                "GET " + bot.address(),
                "PUT " + bot.address(),
                "DELETE " + bot.address(),
                "GET " + bot.address() + "/api-keys",
                "POST " + bot.address() + "/api-keys",
                "DELETE " + bot.address() + "/api-keys/x",
                "GET " + bot.address() + "/connector",
                "POST " + bot.address() + "/connector/check",
                "POST " + bot.address() + "/connector/sync",
                "GET " + bot.address() + "/connector/queues",
                "GET /api/admin/v1/nothing");
    }

    @ParameterizedTest
    @MethodSource("protectedAddresses")
    void withoutAKeyThereIsNoWayIn(String address) {
        var method = address.substring(0, address.indexOf(' '));
        var path = address.substring(address.indexOf(' ') + 1);
        var wrongKind = path.startsWith("/api/admin") ? bot.api.token() : Api.PLATFORM.token();
        var headers = new ArrayList<String>(List.of(
                "",
                "Bearer",
                "Bearer ",
                "Bearer psk_unknown",
                "Bearer pct_unknown",
                "Bearer pat_unknown",
                "Bearer " + bot.api.token() + "x",
                "Bearer " + wrongKind,
                "Basic Ym90OmJvdA==",
                "Digest username=\"x\"",
                bot.api.token()));
        headers.add(null);

        for (var header : headers) {
            var request = Http.request(method, path).header("Authorization", header);
            var answer = (method.equals("GET") ? request : request.json("{nonsense")).send();
            check(answer, 401, "unauthorized");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @Test
    void theSchemeMayBeWrittenAnyhow() {
        Http.request("GET", chat.address())
                .header("Authorization", "bearer " + bot.api.token())
                .send()
                .is(200);
        Http.request("GET", bot.address())
                .header("Authorization", "BEARER " + Api.PLATFORM.token())
                .send()
                .is(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1",
                "/api/v1/",
                "/api/v1/nothing",
                "/api/v1/conversations/01UNKNOWN",
                "/api/v1/conversations/01UNKNOWN/messages",
                "/api/v1/conversations/01UNKNOWN/events",
                "/api/v1/conversations/01UNKNOWN/nothing",
                "/api/v2/conversations"
            })
    void anAddressThatIsNotThereIsNotFound(String path) {
        check(bot.api.get(path), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/admin/v1",
                "/api/admin/v1/nothing",
                "/api/admin/v1/bots/unknown-bot",
                "/api/admin/v1/bots/UNKNOWN",
                "/api/admin/v1/bots/unknown-bot/connector",
                "/api/admin/v1/bots/unknown-bot/connector/queues",
                "/api/admin/v1/bots/unknown-bot/api-keys",
                "/api/admin/v1/bots/unknown-bot/nothing"
            })
    void anAdministrationAddressThatIsNotThereIsNotFound(String path) {
        check(Api.PLATFORM.get(path), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/conversations/%00", "/api/v1/conversations/%C3%28", "/api/admin/v1/bots/%00"})
    void anAddressThatIsNoTextIsRefused(String path) {
        var answer = (path.startsWith("/api/admin") ? Api.PLATFORM : bot.api)
                .get(path)
                .is(400);

        assertThat(answer.text()).doesNotContain("xception", "dev.passerelle", "com.ibm");
    }

    @Test
    void anAddressThatIsVeryLongIsNotFound() {
        check(bot.api.get(TestBot.CONVERSATIONS + "/" + "x".repeat(3000)), 404, "not-found");
        check(Api.PLATFORM.get("/api/admin/v1/bots/" + "x".repeat(3000)), 404, "not-found");
    }

    @Test
    void oddFiltersFindNothing() {
        for (var filter : List.of("visitorId=%00", "visitorId=%27%20or%201%3D1--", "after=%00", "after=%F0%9F%98%80")) {
            var answer = bot.api.get(TestBot.CONVERSATIONS + "?" + filter);
            assertThat(answer.status()).as(answer.toString()).isIn(200, 400);
        }
        check(bot.api.get("/api/v1/availability?skill=%00"), 422, "unknown-skill");
        assertThat(bot.api
                        .get(TestBot.CONVERSATIONS + "?visitorId=%27%20or%201%3D1--")
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void aProblemIsFrenchUnlessEnglishIsAskedFor() {
        var french = bot.api.get(TestBot.CONVERSATIONS + "/01UNKNOWN");
        var english = bot.api
                .request("GET", TestBot.CONVERSATIONS + "/01UNKNOWN")
                .header("Accept-Language", "en-GB,en;q=0.9")
                .send();
        var other = bot.api
                .request("GET", TestBot.CONVERSATIONS + "/01UNKNOWN")
                .header("Accept-Language", "de")
                .send();

        assertThat(french.at("/title").asText()).isEqualTo("Introuvable");
        assertThat(french.header("Content-Language")).isEqualTo("fr");
        assertThat(english.at("/title").asText()).isEqualTo("Not found");
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(other.at("/title").asText()).isEqualTo("Introuvable");
    }

    @Test
    void aFlawIsToldInTheCallersLanguage() {
        var french = escalation().send("{}");
        var english = bot.api
                .request("POST", TestBot.CONVERSATIONS)
                .header("Accept-Language", "en")
                .json("{}")
                .send();

        assertThat(french.at("/errors/0/message").asText()).isEqualTo("est obligatoire");
        assertThat(english.at("/errors/0/message").asText())
                .isNotEqualTo("est obligatoire")
                .isNotBlank();
    }

    @Test
    void aCallerWhoWantsJsonGetsTheProblemToo() {
        var answer = bot.api
                .request("GET", TestBot.CONVERSATIONS + "/01UNKNOWN")
                .header("Accept", "application/json")
                .send();

        check(answer, 404, "not-found");
    }

    @Test
    void theCallersRequestIdIsKeptWhenItIsSane() {
        var refused = bot.api
                .request("GET", TestBot.CONVERSATIONS + "/01UNKNOWN")
                .header("X-Request-Id", "abc-123.DEF:9_")
                .send();
        var accepted = bot.api
                .request("GET", chat.address())
                .header("X-Request-Id", "abc-123")
                .send();
        var unauthorised = Api.NOBODY
                .request("GET", chat.address())
                .header("X-Request-Id", "abc-124")
                .send();

        assertThat(refused.at("/traceId").asText()).isEqualTo("abc-123.DEF:9_");
        assertThat(accepted.header("X-Request-Id")).isEqualTo("abc-123");
        assertThat(unauthorised.at("/traceId").asText()).isEqualTo("abc-124");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<script>", "a\"b", ""})
    void anotherRequestIdIsNot(String id) {
        var answer = bot.api
                .request("GET", chat.address())
                .header("X-Request-Id", id)
                .send();

        assertThat(answer.header("X-Request-Id")).isNotBlank().isNotEqualTo(id).matches("[A-Za-z0-9._:-]{1,100}");
    }

    @Test
    void everyAnswerHasARequestId() {
        var answers = List.of(
                bot.api.get("/api/v1/availability").is(200),
                bot.api.post(chat.address() + "/typing").is(204),
                bot.api.post(chat.address() + "/read", Map.of("upTo", 1)).is(204),
                Api.PLATFORM.get(bot.address()).is(200));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.header("X-Request-Id"))
                        .as(answer.toString())
                        .isNotBlank());
    }
}
