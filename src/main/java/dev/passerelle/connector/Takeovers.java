package dev.passerelle.connector;

import dev.passerelle.genesys.Genesys;
import dev.passerelle.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Integrations that another server made, and that an administrator wants the bot in force to use instead of its own. */
@ApplicationScoped
public class Takeovers {

    @Inject
    Reads reads;

    @Inject
    IntegrationRows rows;

    @Inject
    Claims claims;

    @Inject
    ConnectorAdministration administration;

    @Inject
    Genesys genesys;

    @Inject
    PublicUrl publicUrl;

    /** An integration of the organisation with the usual name of a skill, that the bot does not use. */
    public record Existing(String skill, String genesysId, String name, String webhookUrl) {}

    /** What could be taken over, if an administrator knows that nobody else uses it. */
    public List<Existing> takeable() {
        var used = reads.used();
        return ConnectorAdministration.asked(genesys::integrations).stream()
                .filter(found -> !used.containsValue(found.id()))
                .flatMap(found -> used.keySet().stream()
                        .filter(skill -> Adoption.name(skill.orElse(null)).equals(found.name()))
                        .map(skill -> new Existing(skill.orElse(null), found.id(), found.name(), found.webhookUrl())))
                .toList();
    }

    /**
     * Lets an integration that exists serve a skill from now on. It needs {@code messaging:integration:edit}; without it the one
     * that served before goes on doing so.
     *
     * @throws Problem 404 when there is no such integration to take over, 409 when another bot holds it
     */
    public ConnectorStatus takeOver(String skill, String genesysId, Locale locale) {
        var wanted = takeable().stream()
                .filter(found -> found.genesysId().equals(genesysId) && Objects.equals(found.skill(), skill))
                .findFirst()
                .orElseThrow(Problem::notFound);
        var row = reads.rowOf(skill).orElseThrow(Problem::notFound);
        if (rows.isOfAnotherBot(adoption().keyIn(wanted.webhookUrl()))
                || !claims.claim(row, wanted.genesysId(), wanted.name())) {
            throw Problem.conflict("integration-held");
        }
        return administration.sync(locale);
    }

    private Adoption adoption() {
        return new Adoption(publicUrl.value(), "");
    }

    /** The transactions behind it. */
    @ApplicationScoped
    static class Reads {

        @Inject
        ConnectorRows rows;

        /** The skills, none first, each with the Genesys id that serves it, or an empty text. */
        @Transactional
        Map<Optional<String>, String> used() {
            var connector = rows.connector();
            var used = new LinkedHashMap<Optional<String>, String>();
            rows.integrations().stream()
                    .filter(row -> row.isFor(row.skill(), connector.region(), connector.clientId()))
                    .filter(row -> row.state() != IntegrationState.UNUSED)
                    .forEach(row -> used.put(Optional.ofNullable(row.skill()), Objects.toString(row.genesysId(), "")));
            return used;
        }

        @Transactional
        Optional<String> rowOf(String skill) {
            var connector = rows.connector();
            return rows.integrations().stream()
                    .filter(row -> row.isFor(skill, connector.region(), connector.clientId()))
                    .findFirst()
                    .map(Integration::id);
        }
    }
}
