package dev.passerelle.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.problem.Problem;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BotRulesTest {

    private static final Set<String> REGIONS = Set.of("mypurecloud.ie");

    private static void assertFlaw(String document, String pointer, String message) {
        assertThat(BotRules.flaws(Documents.of(document), REGIONS)).contains(new Problem.Flaw(pointer, message));
    }

    @Test
    void takesTheDocumentOfTheContract() {
        assertThat(BotRules.flaws(Documents.whole(), REGIONS)).isEmpty();
    }

    @Test
    void givesEverythingThatIsLeftOutItsDefault() {
        var document = Documents.of(Documents.SMALLEST);

        assertThat(BotRules.flaws(document, REGIONS)).isEmpty();
        assertThat(document.inactivityMinutes()).isEqualTo(30);
        assertThat(document.waitingMinutes()).isEqualTo(15);
        assertThat(document.retentionDays()).isEqualTo(90);
        assertThat(document.skills()).isEmpty();
        assertThat(document.openingHours()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Animal", "été", "a_b", "", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void refusesWhatIsNoSlug(String slug) {
        assertThat(BotRules.isSlug(slug)).isFalse();
    }

    @Test
    void refusesASkillTwice() {
        assertFlaw(Documents.WHOLE.replace("Marketing", "Animal"), "/skills/1", "duplicate");
    }

    @Test
    void refusesAnUnknownRegion() {
        assertFlaw(Documents.WHOLE.replace("mypurecloud.ie", "example.org"), "/connector/region", "unknown");
    }

    @Test
    void refusesAQueueForASkillThatTheBotDoesNotHave() {
        assertFlaw(
                Documents.WHOLE.replace("\"skill\":\"Animal\"", "\"skill\":\"Anmal\""),
                "/connector/queues/0/skill",
                "unknown");
    }

    @Test
    void refusesTwoQueuesForOneSkill() {
        assertFlaw(
                Documents.WHOLE.replace("\"skill\":null", "\"skill\":\"Animal\""),
                "/connector/queues/1/skill",
                "duplicate");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Paris, Europe/Nowhere, /openingHours/timeZone, unknown",
        "09:00, 9:00, /openingHours/slots/0/from, not-a-time",
        "18:00, 25:00, /openingHours/slots/0/to, not-a-time",
        "18:00, 09:00, /openingHours/slots/0/to, before-from",
        "TUE, MON, /openingHours/slots/0/days, duplicate",
        "2026-12-25, 2026-02-30, /openingHours/closed/0, not-a-date",
        "https://www.exemple.fr, https://www.exemple.fr/, /allowedOrigins/0, not-an-origin",
        "https://www.exemple.fr, *, /allowedOrigins/0, not-an-origin",
    })
    void saysWhereAValueIsWrong(String right, String wrong, String pointer, String message) {
        assertFlaw(Documents.WHOLE.replace('"' + right + '"', '"' + wrong + '"'), pointer, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exemple.fr/hook", "ftp://exemple.fr", "https:///hook", "https://u:p@exemple.fr/"})
    void refusesACallbackThatIsNoWebAddress(String url) {
        assertFlaw(
                Documents.WHOLE.replace("\"callbackUrl\":null", "\"callbackUrl\":\"" + url + "\""),
                "/callbackUrl",
                "not-a-url");
    }

    private static String calledAt(String url) {
        return Documents.WHOLE.replace("\"callbackUrl\":null", "\"callbackUrl\":\"" + url + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://exemple.fr/hook", "http://10.0.0.1/", "http://localhost.exemple.fr/"})
    void refusesACallbackThatWouldTravelInTheOpen(String url) {
        assertFlaw(calledAt(url), "/callbackUrl", "https-only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://exemple.fr/hook", "http://localhost:8080/", "http://127.0.0.1/", "http://[::1]:81/"})
    void takesACallbackThatIsEncryptedOrStaysOnThisMachine(String url) {
        assertThat(BotRules.flaws(Documents.of(calledAt(url)), REGIONS)).isEmpty();
    }
}
