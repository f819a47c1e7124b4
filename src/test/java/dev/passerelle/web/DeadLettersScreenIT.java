package dev.passerelle.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.passerelle.problem.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What did not arrive, against the built-in double of Genesys that refuses it. */
class DeadLettersScreenIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final Screens screens = new Screens();

    /** A bot of which Genesys has refused some texts. @return its slug */
    private static String botThatLost(String... texts) throws Exception {
        var clientId = "client-" + UUID.randomUUID();
        Screens.send(
                "/sandbox/control/organisations",
                "POST",
                "{\"name\":\"Acme SA\",\"clientId\":\"" + clientId
                        + "\",\"clientSecret\":\"secret\",\"permissions\":null,\"queues\":[\"Animal\"]}");
        var bot = Screens.newBot(
                "Animalerie",
                "\"escalationType\":\"GENESYS\",\"connector\":{\"region\":\"sandbox\",\"clientId\":\"" + clientId
                        + "\",\"clientSecret\":\"secret\"}");
        var administration = "/api/admin/v1/bots/" + bot;
        var synced = Screens.send(administration + "/connector/sync", "POST", null);
        assertThat(synced.body()).contains("\"state\":\"READY\"");
        var key = json(Screens.send(administration + "/api-keys", "POST", "{\"label\":\"test\"}")
                        .body())
                .get("key")
                .asText();
        var conversation = say(key, "", "{\"visitorId\":\"lea\",\"message\":{\"text\":\"Bonjour\"}}")
                .get("id")
                .asText();
        Thread.sleep(1_500);
        Screens.send(
                "/sandbox/control/faults",
                "POST",
                "{\"match\":\"/inbound/open/message$\",\"status\":413,\"clientId\":\"" + clientId + "\",\"times\":"
                        + texts.length + "}");
        for (var text : texts) {
            say(key, "/" + conversation + "/messages", "{\"text\":\"" + text + "\"}");
        }
        var end = Instant.now().plus(PATIENCE);
        while (lost(bot) < texts.length && Instant.now().isBefore(end)) {
            Thread.sleep(200);
        }
        assertThat(lost(bot)).isEqualTo(texts.length);
        return bot;
    }

    private static int lost(String bot) {
        return json(Screens.send("/api/admin/v1/bots/" + bot + "/dead-letters", "GET", null)
                        .body())
                .get("items")
                .size();
    }

    private static JsonNode say(String key, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(Screens.SERVER + "/api/v1/conversations" + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isBetween(200, 202);
        return json(answer.body());
    }

    private static JsonNode json(String text) {
        try {
            return Json.tree(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Locator row(Page page, String text) {
        return page.locator(".table-list > tbody > tr").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static void click(Locator within, String button) {
        within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .click();
    }

    private static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    @Test
    void theChosenOnesAreReplayedAfterAQuestionAndAnotherIsRemoved() throws Exception {
        var longer = "Il boit beaucoup. ".repeat(40).strip();
        var bot = botThatLost("un <b>os</b>", longer, "trois");
        var page = screens.signedIn();
        page.navigate(Screens.address("dead-letters", bot));
        assertThat(page.locator("#menu")).containsText("Messages en échec (3)");
        assertThat(row(page, "un <b>os</b>")).containsText("Genesys trouve ce message trop long.");
        click(row(page, "Il boit"), "Afficher en entier");
        assertThat(row(page, "Il boit").locator(".letter-text")).hasText(longer);

        row(page, "un <b>os</b>").getByRole(AriaRole.CHECKBOX).check();
        row(page, "Il boit").getByRole(AriaRole.CHECKBOX).check();
        click(page.locator("#letters"), "Rejouer la sélection");
        assertThat(dialog(page)).containsText("2 messages seront rejoués.");
        click(dialog(page), "Rejouer");

        assertThat(page.locator("#outcome")).containsText("2 messages sont rejoués.");
        assertThat(page.locator(".table-list > tbody > tr")).hasCount(1);
        assertThat(page.locator("#menu")).containsText("Messages en échec (1)");
        click(row(page, "trois"), "Retirer");
        assertThat(dialog(page)).containsText("1 message sera retiré de la liste.");
        click(dialog(page), "Retirer de la liste");

        assertThat(page.locator("#letters")).containsText("Aucun message en échec : tout est arrivé.");
        assertThat(page.locator("#menu")).not().containsText("(");
        var journal = Screens.send("/api/admin/v1/bots/" + bot + "/audit", "GET", null)
                .body();
        assertThat(journal.split("dead-letter.replayed", -1)).hasSize(3);
        assertThat(journal.split("dead-letter.discarded", -1)).hasSize(2);
    }

    @Test
    void theFilterNarrowsWhatAllMeans() throws Exception {
        var bot = botThatLost("un");
        var page = screens.signedIn();
        page.navigate(Screens.address("dead-letters", bot));

        click(page.locator("#letters"), "Rejouer la sélection");
        assertThat(page.locator("#outcome")).containsText("Choisissez d’abord au moins un message.");
        page.getByLabel("Raison").selectOption("GONE");
        click(page.locator("#filter"), "Filtrer");
        assertThat(page.locator("#letters")).containsText("Aucun message en échec ne correspond à ce filtre.");
        page.navigate(Screens.address("dead-letters", bot) + "&reason=TOO_LARGE&from=2020-01-01");
        click(page.locator("#letters"), "Rejouer tout ce qui est filtré");
        assertThat(dialog(page)).containsText("1 message sera rejoué.");
        click(dialog(page), "Rejouer");

        assertThat(page.locator("#outcome")).containsText("1 message est rejoué.");
        assertThat(lost(bot)).isZero();
    }
}
