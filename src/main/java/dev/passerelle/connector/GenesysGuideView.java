package dev.passerelle.connector;

import dev.passerelle.web.Language;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.List;
import java.util.Objects;

/** What is to be done in Genesys, and how far it is: as much as the last pass over the organisation has shown. */
@Named
@RequestScoped
public class GenesysGuideView {

    @Inject
    ConnectorAdministration connectors;

    @Inject
    Connectors routes;

    @Inject
    Language language;

    private List<Step> steps;

    /** A tick is something that was seen; what cannot be read from Genesys stays open. */
    public enum State {
        OK,
        OPEN,
        UNSEEN
    }

    /** @param items names to be copied into Genesys as they are */
    public record Step(String name, State state, List<String> items) {}

    @PostConstruct
    void look() {
        var status = connectors.status(language.getLocale());
        var made = status.integrations();
        var names = made.stream()
                .map(ConnectorStatus.IntegrationStatus::name)
                .filter(Objects::nonNull)
                .toList();
        var queues = made.stream()
                .map(ConnectorStatus.IntegrationStatus::skill)
                .flatMap(skill -> routes.route(skill).stream())
                .map(Connectors.Route::queue)
                .filter(Objects::nonNull)
                .map(Connectors.QueueRef::name)
                .distinct()
                .toList();
        steps = List.of(
                new Step("client", seen(status.organisation().id() != null), ConnectionInspection.NEEDED),
                new Step(
                        "integrations",
                        seen(!made.isEmpty() && made.stream().allMatch(one -> one.state() == IntegrationState.READY)),
                        List.of()),
                new Step("queues", seen(!queues.isEmpty()), queues),
                new Step("flow", State.UNSEEN, List.of()),
                new Step("routing", State.UNSEEN, names));
    }

    private static State seen(boolean done) {
        return done ? State.OK : State.OPEN;
    }

    public List<Step> getSteps() {
        return steps;
    }

    public String getProgress() {
        var done = steps.stream().filter(step -> step.state() == State.OK).count();
        return MessageFormat.format(language.words().getString("guide.progress"), steps.size(), done);
    }
}
