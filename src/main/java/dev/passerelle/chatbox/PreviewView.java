package dev.passerelle.chatbox;

import dev.passerelle.connector.BotDocument;
import dev.passerelle.connector.Configurations;
import dev.passerelle.conversation.Availability;
import dev.passerelle.conversation.ConversationDocument;
import dev.passerelle.conversation.Conversations;
import dev.passerelle.conversation.Escalation;
import dev.passerelle.genesys.Region;
import dev.passerelle.genesys.Regions;
import dev.passerelle.problem.Json;
import dev.passerelle.problem.Problem;
import dev.passerelle.security.Right;
import dev.passerelle.tenant.Ids;
import dev.passerelle.web.Flaws;
import dev.passerelle.web.Frame;
import dev.passerelle.web.Notices;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.primefaces.PrimeFaces;

/** Plays a visitor: opens a conversation as a bot's server would, then leaves the browser to the public API. */
@Named
@ViewScoped
public class PreviewView implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What a bot usually knows about a visitor, until its connector names its own variables. */
    private static final List<String> USUAL = List.of("mail", "prenom", "nom");

    @Inject
    Conversations conversations;

    @Inject
    Availability availabilities;

    @Inject
    Configurations configurations;

    @Inject
    Regions regions;

    @Inject
    Notices notices;

    @Inject
    Flaws flaws;

    @Inject
    Frame frame;

    private ArrayList<String> skills;

    private String locale;

    private String desk;

    private ArrayList<PreviewVariable> variables;

    private String skill;

    private String words;

    public void load() {
        var document = configurations.read().document();
        skills = new ArrayList<>(document.skills());
        locale = document.locale();
        desk = regions.byId(document.connector().region())
                .flatMap(PreviewView::deskOf)
                .orElse(null);
        variables = new ArrayList<>(
                named(document.connector()).stream().map(PreviewVariable::new).toList());
    }

    /** A region on this machine is a double of Genesys, and has an operator desk beside its API. */
    private static Optional<String> deskOf(Region region) {
        return isLoopback(region.apiBase()) ? Optional.of(region.apiBase() + "/desk") : Optional.empty();
    }

    private static boolean isLoopback(URI address) {
        return List.of("localhost", "127.0.0.1", "[::1]").contains(address.getHost());
    }

    private static List<String> named(BotDocument.Connector connector) {
        var identity = connector.identity();
        var mapped = Stream.concat(
                        Stream.of(identity.email(), identity.firstName(), identity.lastName()),
                        connector.attributes().stream().map(BotDocument.Attribute::variable))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return mapped.isEmpty() ? USUAL : List.copyOf(mapped);
    }

    public void open() {
        frame.require(Right.EDIT_CONTENTS);
        if (words == null || words.isBlank()) {
            flaws.add("/message/text", "preview.words.missing");
            return;
        }
        try {
            PrimeFaces.current()
                    .ajax()
                    .addCallbackParam("conversation", Json.write(forBrowser(conversations.open(escalation()))));
        } catch (Problem problem) {
            notices.problem(problem);
        }
    }

    /** What the browser needs, and no more; the address without its host, because the page may be seen under another one. */
    record ForBrowser(String id, String token, String events) {}

    private static ForBrowser forBrowser(ConversationDocument opened) {
        var events = URI.create(opened.chat().eventsUrl());
        return new ForBrowser(opened.id(), opened.chat().token(), events.getRawPath() + "?" + events.getRawQuery());
    }

    private Escalation escalation() {
        return new Escalation(
                "preview-" + Ids.next(),
                skill,
                locale,
                variables.stream()
                        .filter(PreviewVariable::isFilled)
                        .collect(Collectors.toMap(
                                PreviewVariable::getName, one -> one.getValue().strip())),
                null,
                new Escalation.Words(words.strip()));
    }

    /** Whether somebody would answer now, for the skill that is chosen. */
    public Availability.Answer getAvailability() {
        return availabilities.of(skill != null && skills.contains(skill) ? skill : null);
    }

    public String getDesk() {
        return desk;
    }

    public List<String> getSkills() {
        return skills;
    }

    public List<PreviewVariable> getVariables() {
        return variables;
    }

    public String getSkill() {
        return skill;
    }

    public void setSkill(String skill) {
        this.skill = skill;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }
}
