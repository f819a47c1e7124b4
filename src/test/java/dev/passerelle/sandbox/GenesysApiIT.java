package dev.passerelle.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** The API as a client meets it. Each test makes its own organisation. */
class GenesysApiIT {

    private static final String WEBHOOK = "http://localhost:9/nobody";
    private static final String INTEGRATIONS = "/api/v2/conversations/messaging/integrations/open";

    @Test
    void tellsAnUnknownClientFromAWrongSecret() {
        var genesys = GenesysClient.organisation("\"tokenSeconds\":300");

        var unknown = genesys.token("nobody", "x");
        var wrong = genesys.token(genesys.clientId, "x");

        assertThat(genesys.token().json().getInt("expires_in")).isEqualTo(300);
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().getString("description")).isEqualTo("client not found");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().getString("description")).isEqualTo("authentication failed");
    }

    @Test
    void refusesMissingUnknownAndExpiredTokens() throws InterruptedException {
        var genesys = GenesysClient.organisation("\"tokenSeconds\":1");
        Thread.sleep(1_100);

        assertThat(genesys.get("/api/v2/tokens/me").json().getString("code")).isEqualTo("credentials.expired");
        var unknown = genesys.request("/api/v2/tokens/me").setHeader("Authorization", "Bearer x");
        assertThat(genesys.send(unknown).json().getString("code")).isEqualTo("bad.credentials");
        assertThat(new GenesysClient().get("/api/v2/tokens/me").json().getString("code"))
                .isEqualTo("authentication.required");
    }

    @Test
    void aPermissionIsGoneAtOnceForATokenInUse() {
        var genesys = GenesysClient.organisation("");
        assertThat(genesys.get("/api/v2/routing/queues").status()).isEqualTo(200);

        genesys.change("\"permissions\":[\"messaging:integration:view\"]");

        var queues = genesys.get("/api/v2/routing/queues");
        assertThat(queues.status()).isEqualTo(403);
        assertThat(queues.json().getString("code")).isEqualTo("missing.any.permissions");
        assertThat(genesys.post(INTEGRATIONS, "{}").json().getString("code")).isEqualTo("missing.permissions");
        assertThat(genesys.get("/api/v2/authorization/subjects/me?includeFullRoles=true")
                        .response()
                        .body())
                .contains("\"entityName\":\"integration\",\"actions\":[\"view\"]")
                .doesNotContain("\"queue\"");
    }

    @Test
    void countsRequestsAndRefusesTheOneTooMany() {
        var genesys = GenesysClient.organisation("\"rateLimit\":2");

        assertThat(genesys.get("/api/v2/tokens/me").header("inin-ratelimit-count"))
                .isEqualTo("1");
        assertThat(genesys.get("/api/v2/tokens/me").header("inin-ratelimit-allowed"))
                .isEqualTo("2");
        var refused = genesys.get("/api/v2/tokens/me");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().getString("code")).isEqualTo("too.many.requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused.header("ININ-Correlation-Id"))
                .isEqualTo(refused.json().getString("contextId"));
    }

    @Test
    void refusesOtherMediaTypesAndBodiesTooLarge() {
        var genesys = GenesysClient.organisation("");
        var text = genesys.request(INTEGRATIONS)
                .setHeader("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}"));

        assertThat(genesys.send(text).json().getString("code")).isEqualTo("unsupported.media.type");
        assertThat(genesys.post(INTEGRATIONS, " ".repeat(512_001)).status()).isEqualTo(413);
    }

    @Test
    void anIntegrationIsReadyAfterAWhileAndGoneAfterAnother() throws InterruptedException {
        var genesys = GenesysClient.organisation("\"deleteDelayMillis\":200");
        genesys.change("\"integrationDelayMillis\":1500");
        var id = genesys.integration("Bot (Animal)", WEBHOOK);
        var path = INTEGRATIONS + "/" + id;

        assertThat(genesys.get(path).json().getString("createStatus")).isEqualTo("Initiated");
        assertThat(genesys.get(path).json()).doesNotContainKey("recipient");
        Thread.sleep(1600);
        assertThat(genesys.get(path).json().getString("createStatus")).isEqualTo("Completed");
        assertThat(genesys.call("PATCH", path, "{\"webhookHeaders\":{}}").status())
                .isEqualTo(400);
        assertThat(genesys.call("DELETE", path, "").status()).isEqualTo(200);
        assertThat(genesys.get(path).status()).isEqualTo(200);
        Thread.sleep(300);
        assertThat(genesys.get(path).status()).isEqualTo(404);
    }

    @Test
    void theConversationIdComesOnlyWhenAskedFor() {
        var genesys = GenesysClient.organisation("");
        var id = genesys.integration("Bot (Marketing)", WEBHOOK);
        var body = Scene.message("v", "\"text\":\"x\"");

        var without = genesys.post("/api/v2/conversations/messages/" + id + "/inbound/open/message", body);
        var with = genesys.visitorWrites(id, "v", "y");

        assertThat(without.json()).doesNotContainKey("conversationId");
        var conversation = with.json().getString("conversationId");
        assertThat(genesys.get("/api/v2/conversations/messages/"
                                + without.json().getString("id") + "/details")
                        .json()
                        .getString("conversationId"))
                .isEqualTo(conversation);
        assertThat(genesys.get("/api/v2/conversations/messages/" + conversation)
                        .response()
                        .body())
                .contains("\"purpose\":\"acd\"")
                .contains("\"name\":\"Marketing\"");
    }

    @Test
    void organisationsKnowNothingOfOneAnother() {
        var one = GenesysClient.organisation("");
        var other = GenesysClient.organisation("");
        var id = one.integration("Bot", WEBHOOK);
        var conversation = one.visitorWrites(id, "v", "x").json().getString("conversationId");

        assertThat(other.get(INTEGRATIONS + "/" + id).status()).isEqualTo(404);
        assertThat(other.visitorWrites(id, "v", "x").status()).isEqualTo(404);
        assertThat(other.get("/api/v2/conversations/messages/" + conversation).status())
                .isEqualTo(404);
        assertThat(other.desk("GET", "/conversations/" + conversation, "").status())
                .isEqualTo(404);
    }

    @Test
    void aFaultAfterTheWorkHidesThatItWasDone() {
        var genesys = GenesysClient.organisation("");
        var id = genesys.integration("Bot", WEBHOOK);
        var fault = genesys.post("/control/faults", """
                {"match":"/inbound/open/message","method":"POST","status":503,"retryAfter":7,"afterAccept":true,
                 "times":1,"clientId":"%s"}""".formatted(genesys.clientId));
        assertThat(fault.status()).isEqualTo(201);

        var failed = genesys.visitorWrites(id, "v", "un");

        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.header("Retry-After")).isEqualTo("7");
        assertThat(failed.json().getString("code")).isEqualTo("service.unavailable");
        genesys.visitorWrites(id, "v", "deux");
        assertThat(genesys.desk("GET", "/requests?path=inbound", "").json().getJsonArray("items"))
                .hasSize(2);
        assertThat(genesys.desk("GET", "/conversations?customerId=v", "")
                        .response()
                        .body())
                .contains("\"messages\":2");
    }

    @Test
    void theControlApiRefusesFieldsThatItDoesNotKnow() {
        var genesys = GenesysClient.organisation("");

        var organisation = genesys.post("/control/organisations", "{\"name\":\"x\",\"clientID\":\"y\"}");
        var fault = genesys.post("/control/faults", "{\"match\":\"x\",\"status\":503,\"time\":3}");
        var change = genesys.call("PATCH", "/control/organisations/" + genesys.clientId, "{\"rateLimit\":\"many\"}");

        assertThat(organisation.status()).isEqualTo(400);
        assertThat(organisation.header("Content-Type")).startsWith("application/problem+json");
        assertThat(fault.status()).isEqualTo(400);
        assertThat(change.status()).isEqualTo(400);
    }
}
