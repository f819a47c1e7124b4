package dev.passerelle.conversation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.passerelle.problem.Json;
import dev.passerelle.web.Screens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator looks back on conversations, against the built-in double of Genesys. */
class ConversationsIT {

    @RegisterExtension
    static final Screens screens = new Screens();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String client = "client-" + UUID.randomUUID();

    private String bot;
    private String key;

    /** Its open conversations would be watched for as long as the server runs. */
    @AfterEach
    void eraseTheBot() {
        Screens.send("/api/admin/v1/bots/" + bot, "DELETE", null);
    }

    private void readyBot() {
        Screens.send(
                "/sandbox/control/organisations",
                "POST",
                "{\"name\":\"Acme SA\",\"clientId\":\"" + client
                        + "\",\"clientSecret\":\"secret\",\"permissions\":null,\"queues\":[\"Animal\"]}");
        bot = Screens.newBot(
                "Animalerie",
                "\"escalationType\":\"GENESYS\",\"skills\":[\"Animal\"],\"connector\":{\"region\":\"sandbox\",\"clientId\":\""
                        + client
                        + "\",\"clientSecret\":\"secret\",\"identity\":{\"email\":\"mail\",\"firstName\":\"prenom\","
                        + "\"lastName\":\"nom\"}}");
        var status = Screens.send("/api/admin/v1/bots/" + bot + "/connector/sync", "POST", null);
        assertThat(status.body()).contains("\"state\":\"READY\"");
        var issued = Screens.send("/api/admin/v1/bots/" + bot + "/api-keys", "POST", "{\"label\":\"test\"}");
        key = tree(issued.body()).get("key").asText();
    }

    private static com.fasterxml.jackson.databind.JsonNode tree(String json) {
        try {
            return Json.tree(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private HttpResponse<String> asBot(String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(Screens.SERVER + "/api/v1/conversations" + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @return the conversation's id */
    private String escalate(String firstName, String text) {
        var answer = asBot(
                "",
                "{\"visitorId\":\"v-" + firstName + "\",\"skill\":\"Animal\",\"variables\":{\"prenom\":\"" + firstName
                        + "\",\"nom\":\"Dupont\",\"mail\":\"" + firstName
                        + "@exemple.fr\"},\"message\":{\"text\":\"" + text + "\"}}");
        assertThat(answer.statusCode()).isEqualTo(201);
        return tree(answer.body()).get("id").asText();
    }

    private Page list(String query) {
        var page = screens.signedIn();
        page.navigate(Screens.address("conversations", bot) + query);
        return page;
    }

    private static Locator rows(Page page) {
        return page.locator("#conversations tbody tr");
    }

    private static void filter(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Filtrer"))
                .click();
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).click();
    }

    @Test
    void anEmptyListSaysWhatWouldBeHereAndHowToGetIt() {
        bot = Screens.newBot("Animalerie", "\"escalationType\":\"GENESYS\"");
        var page = list("");

        assertThat(page.locator("main")).containsText("Aucune conversation pour l’instant.");
        follow(page, "Faire un essai avec la prévisualisation");
        assertThat(page).hasURL(Screens.address("preview", bot));
    }

    @Test
    void filtersStandInTheAddressAndBackWorks() {
        readyBot();
        escalate("Claire", "Bonjour");
        var ended = escalate("Paul", "Bonsoir");
        asBot("/" + ended + "/end", "");
        var page = list("");
        assertThat(rows(page)).hasCount(2);
        assertThat(rows(page).first()).containsText("Paul Dupont");

        page.getByLabel("État").selectOption("ENDED");
        filter(page);
        assertThat(rows(page)).hasCount(1);
        assertThat(page.getByLabel("État")).hasValue("ENDED");
        follow(page, "Paul Dupont");
        assertThat(page.locator("#summaryTitle")).hasText("Paul Dupont");
        assertThat(page.locator(".timeline")).containsText("quittée par l’utilisateur");
        follow(page, "Retour à la liste");
        assertThat(page.getByLabel("État")).hasValue("ENDED");
        assertThat(rows(page)).hasCount(1);

        follow(page, "Effacer les filtres");
        assertThat(rows(page)).hasCount(2);
        page.goBack();
        assertThat(rows(page)).hasCount(1);
    }

    @Test
    void aVisitorIsFoundByIdByEmailAndByLastName() {
        readyBot();
        escalate("Claire", "Bonjour");
        escalate("Paul", "Bonsoir");
        var page = list("&visitor=v-Claire");
        assertThat(rows(page)).hasCount(1);

        page.getByLabel("Utilisateur").fill(" paul@EXEMPLE.fr");
        filter(page);
        assertThat(rows(page)).hasCount(1);
        assertThat(rows(page)).containsText("Paul Dupont");
        page.getByLabel("Utilisateur").fill("dupont");
        filter(page);
        assertThat(rows(page)).hasCount(2);
        page.getByLabel("Utilisateur").fill("durand");
        filter(page);
        assertThat(page.locator("main")).containsText("Aucune conversation ne correspond à ces filtres.");
    }

    @Test
    void daysAreCountedInFullAndAMistakeIsSaidBesideItsField() {
        readyBot();
        escalate("Claire", "Bonjour");
        var today = LocalDate.now(java.time.ZoneId.systemDefault());
        var page = list("&from=" + today + "&to=" + today);
        assertThat(rows(page)).hasCount(1);

        page.navigate(Screens.address("conversations", bot) + "&to=" + today.minusDays(1));
        assertThat(rows(page)).hasCount(0);
        page.navigate(Screens.address("conversations", bot) + "&from=hier");
        assertThat(page.locator(".flaw-words")).containsText("Cette date n’est pas valable");
        page.navigate(Screens.address("conversations", bot) + "&from=" + today + "&to=" + today.minusDays(1));
        assertThat(page.locator(".flaw-words")).hasText("Cette date précède celle du début.");
    }

    @Test
    void theListHasPagesInBothDirections() {
        readyBot();
        for (int i = 0; i <= ConversationSearch.PAGE; i++) {
            escalate("Claire" + i, "Bonjour");
        }
        var page = list("");
        assertThat(rows(page)).hasCount(ConversationSearch.PAGE);

        follow(page, "Plus anciennes");
        assertThat(rows(page)).hasCount(1);
        assertThat(rows(page)).containsText("Claire0 Dupont");
        follow(page, "Plus récentes");
        assertThat(rows(page)).hasCount(ConversationSearch.PAGE);
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Plus récentes")))
                .hasCount(0);
    }

    @Test
    void aTimelineShowsEachTryAndNoMarkupOfAVisitor() {
        readyBot();
        var id = escalate("Claire", "Bonjour <b>vous</b>");
        Screens.send(
                "/sandbox/control/faults",
                "POST",
                "{\"match\":\"/inbound/open/message$\",\"status\":413,\"times\":1,\"clientId\":\"" + client + "\"}");
        var page = list("");
        follow(page, "Claire Dupont");
        assertThat(page.locator(".entry-said").first()).hasText("Bonjour <b>vous</b>");

        asBot("/" + id + "/messages", "{\"text\":\"Il ne mange plus\"}");
        var failed = page.locator(".entry:has(.state-FAILED)");
        for (int i = 0; i < 40 && failed.count() == 0; i++) {
            page.waitForTimeout(250);
            follow(page, "Actualiser");
        }

        assertThat(failed).hasCount(1);
        assertThat(failed).containsText("Genesys trouve ce message trop long.");
        failed.locator("summary").click();
        assertThat(failed.locator(".entry-tries tbody tr")).hasCount(1);
        assertThat(failed.locator(".state-REFUSED")).isVisible();
        assertThat(failed.locator(".entry-tries")).containsText("413");
        assertThat(page.locator("#conversationId")).hasText(id);
    }

    @Test
    void anotherBotsConversationIsNotThere() {
        readyBot();
        var id = escalate("Claire", "Bonjour");
        var page = list("");
        var other = Screens.newBot("Quincaillerie", "\"escalationType\":\"GENESYS\"");

        var response = page.navigate(Screens.address("conversation", other) + "&id=" + id);
        page.navigate(Screens.address("conversations", other) + "&visitor=v-Claire");

        assertThat(response.status()).isEqualTo(404);
        assertThat(rows(page)).hasCount(0);
        assertThat(page.navigate(Screens.address("conversation", bot)).status()).isEqualTo(404);
    }
}
