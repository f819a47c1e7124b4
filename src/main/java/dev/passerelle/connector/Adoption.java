package dev.passerelle.connector;

import dev.passerelle.genesys.OpenIntegration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which integration in Genesys serves a row of ours. Names are fixed, so two bots, a test server or somebody's live connector may
 * meet in one organisation: nothing is taken that could be in use elsewhere.
 *
 * @param publicUrl our own address, without a slash at the end
 * @param slug of the bot, to tell its integrations from another's of the same name
 */
record Adoption(String publicUrl, String slug) {

    private static final String NAME = "DYDU bot connector";
    private static final String PATH = "/webhooks/genesys/";

    /** What we know of the integration that is looked for. */
    record Wanted(String skill, String genesysId, String webhookKey, boolean wasReady) {}

    /** What to do about it. */
    sealed interface Step {

        /** It is there and posts to us. */
        record Use(OpenIntegration found) implements Step {}

        /** It is there, but posts elsewhere. @param mayReplace whether another one may be made when it cannot be changed */
        record Redirect(OpenIntegration found, boolean mayReplace) implements Step {}

        /** One of an earlier life of this server: it needs our key and secret. */
        record TakeOver(OpenIntegration found) implements Step {}

        record Make(String name) implements Step {}
    }

    static String name(String skill) {
        return skill == null ? NAME : NAME + " (" + skill + ")";
    }

    String ownName(String skill) {
        return name(skill) + " [" + slug + "]";
    }

    String webhookUrl(String key) {
        return publicUrl + PATH + key;
    }

    /** The webhook key in an address below our own, or null. */
    String keyIn(String webhookUrl) {
        var start = publicUrl + PATH;
        return webhookUrl != null && webhookUrl.startsWith(start) ? webhookUrl.substring(start.length()) : null;
    }

    /** @param taken integrations that must not be taken over: another bot's, another row's, one that cannot be changed */
    Step decide(Wanted wanted, List<OpenIntegration> existing, Predicate<OpenIntegration> taken) {
        var url = webhookUrl(wanted.webhookKey());
        var mine = first(existing, found -> found.id().equals(wanted.genesysId()));
        if (mine == null) {
            mine = first(existing, found -> url.equals(found.webhookUrl()));
        }
        if (mine != null) {
            return url.equals(mine.webhookUrl())
                    ? new Step.Use(mine)
                    : new Step.Redirect(mine, !wanted.wasReady() && !carries(mine, wanted.webhookKey()));
        }
        var names = Set.of(name(wanted.skill()), ownName(wanted.skill()));
        var ours = first(
                existing,
                found -> names.contains(found.name()) && keyIn(found.webhookUrl()) != null && !taken.test(found));
        if (ours != null) {
            return new Step.TakeOver(ours);
        }
        var nameTaken = existing.stream().anyMatch(found -> name(wanted.skill()).equals(found.name()));
        return new Step.Make(nameTaken ? ownName(wanted.skill()) : name(wanted.skill()));
    }

    private static boolean carries(OpenIntegration found, String key) {
        return found.webhookUrl() != null && found.webhookUrl().endsWith(PATH + key);
    }

    private static OpenIntegration first(List<OpenIntegration> existing, Predicate<OpenIntegration> condition) {
        return existing.stream().filter(condition).findFirst().orElse(null);
    }
}
