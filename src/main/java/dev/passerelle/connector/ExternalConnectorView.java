package dev.passerelle.connector;

import dev.passerelle.genesys.Credentials;
import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.genesys.Queue;
import dev.passerelle.genesys.Region;
import dev.passerelle.genesys.Regions;
import dev.passerelle.problem.Problem;
import dev.passerelle.web.Language;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.primefaces.PrimeFaces;

/** Préférences &gt; Paramètres Livechat &gt; Connecteur externe. */
@Named
@ViewScoped
public class ExternalConnectorView extends BotView {

    private static final long serialVersionUID = 1L;

    @Inject
    ConnectorAdministration connectors;

    @Inject
    Connectors routes;

    @Inject
    RunningChecks checks;

    @Inject
    SecretDateView secretDate;

    @Inject
    Genesys genesys;

    @Inject
    Regions regions;

    @Inject
    Language language;

    private String region;

    private String clientId;

    /** What was typed, until it is saved; never sent back to the browser. */
    private transient String secret;

    private boolean secretSet;

    private String email;

    private String lastName;

    private String firstName;

    private ArrayList<QueueRow> queueRows;

    private ArrayList<AttributeRow> attributeRows;

    private transient List<Queue> queues;

    private transient Credentials tried;

    private transient RunningCheck running;

    private transient ConnectorStatus status;

    public void load() {
        var document = read();
        var connector = document.connector();
        region = connector.region();
        clientId = connector.clientId();
        secretSet = Boolean.TRUE.equals(connector.clientSecretSet());
        email = connector.identity().email();
        lastName = connector.identity().lastName();
        firstName = connector.identity().firstName();
        attributeRows = new ArrayList<>(IntStream.range(0, BotDocument.MOST_ATTRIBUTES)
                .mapToObj(i -> i < connector.attributes().size()
                        ? connector.attributes().get(i)
                        : new BotDocument.Attribute(null, null))
                .map(AttributeRow::new)
                .toList());
        queueRows = new ArrayList<>();
        queueRows.add(row(connector, null));
        document.skills().forEach(skill -> queueRows.add(row(connector, skill)));
        offerQueues();
    }

    private QueueRow row(BotDocument.Connector connector, String skill) {
        var given = connector.queues().stream()
                .filter(choice -> Objects.equals(choice.skill(), skill))
                .map(BotDocument.QueueChoice::queue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        var found = routes.route(skill).map(Connectors.Route::queue).map(Connectors.QueueRef::name);
        return new QueueRow(skill, given, found.orElse(given));
    }

    @Override
    Object part(BotDocument document) {
        return List.of(document.skills(), document.connector());
    }

    public void save() {
        checkMandatory();
        checkQueues();
        if (!flaws.isEmpty()) {
            notices.error("form.flawed");
            return;
        }
        if (save(current -> current.with(edited()))) {
            secret = null;
            status = null;
            load();
            notices.done("form.saved");
            PrimeFaces.current().ajax().addCallbackParam("saved", true);
        }
    }

    private void checkMandatory() {
        if (region == null) {
            flaws.add("/connector/region", "connector.region.missing");
        }
        if (clientId == null) {
            flaws.add("/connector/clientId", "connector.clientId.missing");
        }
        if (secret == null && !secretSet) {
            flaws.add("/connector/clientSecret", "connector.secret.missing");
        }
    }

    /** Only what was typed now; what was stored before stays, and is marked when Genesys has it no longer. */
    private void checkQueues() {
        if (queues == null) {
            return;
        }
        for (int row = 0; row < queueRows.size(); row++) {
            var candidates = queueRows.get(row).candidates(queues);
            var pointer = "/connector/queues/" + row + "/queue";
            if (candidates == 0) {
                flaws.add(
                        pointer, "connector.queues.unknown", queueRows.get(row).getQueue());
            } else if (candidates > 1) {
                flaws.add(
                        pointer,
                        "connector.queues.ambiguous",
                        queueRows.get(row).getQueue());
            }
        }
    }

    private BotDocument.Connector edited() {
        return new BotDocument.Connector(
                region,
                clientId,
                secret,
                secretSet,
                new BotDocument.Identity(email, firstName, lastName),
                attributeRows.stream()
                        .filter(AttributeRow::isFilled)
                        .map(AttributeRow::edited)
                        .toList(),
                queueRows.stream().map(row -> row.edited(getQueues())).toList());
    }

    /** Tries what is on the screen; saves nothing. */
    public void test() {
        frame.requireAdministrator();
        tried = new Credentials(region, clientId == null ? null : clientId.strip(), secret);
        running = checks.start(tried, language.getLocale());
    }

    /** Shows what the check has found so far. */
    public void followTest() {
        if (isTesting()) {
            return;
        }
        if (running != null && running.isLetIn()) {
            askForQueues(tried);
            PrimeFaces.current().ajax().update("queues");
        }
        PrimeFaces.current().ajax().addCallbackParam("over", true);
    }

    public boolean isTesting() {
        return running != null && !running.isOver();
    }

    /** What may be chosen follows from the organisation on the screen, saved or not. */
    private void askForQueues(Credentials tried) {
        try {
            queues = tried.clientSecret() == null
                    ? connectors.queues()
                    : genesys.trial(tried).queues();
            offerQueues();
        } catch (GenesysException | Problem without) {
            queues = null;
        }
    }

    /** Asks Genesys for its queues, after the page has been shown. */
    public void loadQueues() {
        if (!secretSet) {
            return;
        }
        try {
            queues = connectors.queues();
            offerQueues();
        } catch (Problem away) {
            queues = null;
        }
    }

    private void offerQueues() {
        if (queues != null) {
            queueRows.forEach(row -> row.offer(queues));
        }
    }

    /** How far Genesys has come with what was saved. */
    public void refresh() {
        status = null;
        PrimeFaces.current().ajax().addCallbackParam("settled", !isCreating());
    }

    public boolean isCreating() {
        return getStatus().state() == ConnectorState.CREATING;
    }

    public ConnectorStatus getStatus() {
        if (status == null) {
            status = connectors.status(language.getLocale());
        }
        return status;
    }

    /** The integration of a skill, once there are credentials to make it with. */
    public ConnectorStatus.IntegrationStatus integration(String skill) {
        return getStatus().integrations().stream()
                .filter(one -> Objects.equals(one.skill(), skill))
                .findFirst()
                .orElse(null);
    }

    public List<Region> getRegions() {
        return regions.all();
    }

    public String place(Region of) {
        return regions.place(of, language.getLocale());
    }

    public Instant getSecretStoredAt() {
        return secretDate.storedAt();
    }

    public List<Queue> getQueues() {
        return queues == null ? List.of() : queues;
    }

    /** What was looked at: a kind in the reader's words, and of which permission or skill. */
    public String inWords(Check result) {
        var colon = result.id().indexOf(':');
        var kind = colon < 0 ? result.id() : result.id().substring(0, colon);
        var words = language.words().getString("check." + kind);
        var subject = colon < 0
                ? language.words().getString("connector.queues.noSkill")
                : result.id().substring(colon + 1);
        return MessageFormat.format(words, subject);
    }

    /** For a message to whoever looks after the organisation. */
    public String getResultsAsText() {
        return running.worthReading().stream()
                .map(result -> (result.ok() ? "✓ " : "✗ ")
                        + inWords(result)
                        + (result.detail() == null ? "" : "\n    " + result.detail()))
                .collect(Collectors.joining("\n"));
    }

    /** Null while nobody has asked. */
    public List<Check> getResults() {
        return running == null ? null : running.worthReading();
    }

    /** Where the API finds a row: empty ones are not sent to it. */
    public String pointer(AttributeRow row) {
        var sent = attributeRows.stream().filter(AttributeRow::isFilled).toList();
        return "/connector/attributes/" + sent.indexOf(row);
    }

    public int getMostAttributeBytes() {
        return AttributeMapping.MOST_BYTES;
    }

    public long getFilledAttributes() {
        return attributeRows.stream().filter(AttributeRow::isFilled).count();
    }

    public List<QueueRow> getQueueRows() {
        return queueRows;
    }

    public List<AttributeRow> getAttributeRows() {
        return attributeRows;
    }

    public boolean isSecretSet() {
        return secretSet;
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = region;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public String getSecret() {
        return secret;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getLastName() {
        return lastName;
    }

    public void setLastName(String lastName) {
        this.lastName = lastName;
    }

    public String getFirstName() {
        return firstName;
    }

    public void setFirstName(String firstName) {
        this.firstName = firstName;
    }
}
