package dev.passerelle.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.connector.PlannedChange.Kind;
import dev.passerelle.problem.Json;
import java.util.Locale;
import java.util.ResourceBundle;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class PlannedChangeTest {

    private static final String FULL = """
            {"name":"Animalerie","locale":"fr","escalationType":"GENESYS","skills":["Animal"],
             "connector":{"region":"sandbox","clientId":"id",
               "identity":{"email":"mail","firstName":"prenom","lastName":"nom"},
               "attributes":[{"name":"numero","variable":"numeroClient"}],"queues":[{"queue":"Support"}]},
             "openingHours":{"timeZone":"Europe/Paris","slots":[{"days":["MON"],"from":"09:00","to":"18:00"}],
               "closed":["2026-12-25"]},
             "inactivityMinutes":1,"waitingMinutes":2,"maxWaiting":3,"retentionDays":4,
             "allowedOrigins":["https://www.exemple.fr"],"callbackUrl":"https://www.exemple.fr/rappel"}""";

    private static BotDocument document(String json) {
        return Json.read(json, BotDocument.class);
    }

    private static BotDocument full() {
        var document = document(FULL);
        return document.with(document.connector().masked(true));
    }

    private static BotDocument withSkills(String skills) {
        return document("{\"name\":\"A\",\"locale\":\"fr\",\"escalationType\":\"NONE\",\"skills\":" + skills + "}");
    }

    @Test
    void eachEntryOfAListIsALineOfItsOwn() {
        var changes = PlannedChange.of(
                Differences.between(withSkills("[\"Animal\",\"Vente\"]"), withSkills("[\"Vente\",\"Jardin\"]"), false));

        assertThat(changes)
                .extracting(PlannedChange::kind, PlannedChange::before, PlannedChange::after)
                .containsExactly(Tuple.tuple(Kind.REMOVED, "Animal", null), Tuple.tuple(Kind.ADDED, null, "Jardin"));
    }

    @Test
    void anotherOrderIsAChange() {
        var changes = PlannedChange.of(
                Differences.between(withSkills("[\"Animal\",\"Vente\"]"), withSkills("[\"Vente\",\"Animal\"]"), false));

        assertThat(changes)
                .extracting(PlannedChange::kind, PlannedChange::before, PlannedChange::after)
                .containsExactly(Tuple.tuple(Kind.CHANGED, "Animal, Vente", "Vente, Animal"));
    }

    @Test
    void aSecretIsToldAndNotShown() {
        var changes = PlannedChange.of(Differences.between(withSkills("[]"), full(), true));

        assertThat(changes)
                .filteredOn(change -> change.place().field().startsWith("/connector/clientSecret"))
                .extracting(PlannedChange::kind, PlannedChange::after)
                .containsExactly(Tuple.tuple(Kind.ADDED, "***"));
    }

    @Test
    void everyFieldHasAName() {
        var all = Differences.between(null, full(), true).changes().stream()
                .map(change -> PlacedPointer.of(change.pointer()))
                .toList();

        assertThat(all).extracting(PlacedPointer::field).containsExactlyInAnyOrderElementsOf(PlacedPointer.FIELDS);
        for (var language : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
            var words = ResourceBundle.getBundle("transfer", language);
            assertThat(PlacedPointer.FIELDS).allMatch(field -> words.containsKey("field." + field));
        }
    }

    @Test
    void aPlaceInAListIsALine() {
        assertThat(PlacedPointer.of("/connector/attributes/3/name"))
                .isEqualTo(new PlacedPointer("/connector/attributes", 4, "/connector/attributes/3/name"));
        assertThat(PlacedPointer.of("/colour")).isEqualTo(new PlacedPointer("", null, "/colour"));
        assertThat(PlacedPointer.of("")).isEqualTo(new PlacedPointer("", null, ""));
    }
}
