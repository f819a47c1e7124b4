package dev.passerelle.connector;

import dev.passerelle.problem.Json;

/** Documents for tests. */
final class Documents {

    private Documents() {}

    static final String WHOLE = """
            {"name":"Animalerie","locale":"fr","escalationType":"GENESYS",
             "skills":["Animal","Marketing"],
             "connector":{"region":"mypurecloud.ie","clientId":"id-1","clientSecret":"s3cret",
               "identity":{"email":"mail","firstName":"prenom","lastName":"nom"},
               "attributes":[{"name":"numero_client","variable":"numeroClient"}],
               "queues":[{"skill":"Animal","queue":"Animal"},{"skill":null,"queue":null}]},
             "openingHours":{"timeZone":"Europe/Paris","slots":[{"days":["MON","TUE"],"from":"09:00","to":"18:00"}],"closed":["2026-12-25"]},
             "inactivityMinutes":30,"waitingMinutes":15,"maxWaiting":null,"retentionDays":90,
             "allowedOrigins":["https://www.exemple.fr"],"callbackUrl":null}
            """;

    static final String SMALLEST = "{\"name\":\"A\",\"locale\":\"fr\",\"escalationType\":\"NONE\"}";

    static BotDocument of(String json) {
        try {
            return Json.STRICT.readValue(json, BotDocument.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static BotDocument whole() {
        return of(WHOLE);
    }
}
