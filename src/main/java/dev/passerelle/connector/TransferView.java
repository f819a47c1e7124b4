package dev.passerelle.connector;

import dev.passerelle.problem.Json;
import dev.passerelle.problem.JsonBody;
import dev.passerelle.problem.Problem;
import dev.passerelle.web.Download;
import dev.passerelle.web.Flaws;
import dev.passerelle.web.Frame;
import dev.passerelle.web.Notices;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Préférences &gt; Bot &gt; Import / export: the whole configuration as the document of the administration API. What a file would
 * change is shown first, and applied only to the configuration that it was compared with.
 */
@Named
@ViewScoped
public class TransferView implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int CHANGED_MEANWHILE = 412;
    private static final int TOO_LARGE = 413;

    @Inject
    Configurations configurations;

    @Inject
    Frame frame;

    @Inject
    Flaws flaws;

    @Inject
    Notices notices;

    private String as;

    private transient Part file;

    private String fileName;

    /** What was previewed; null while there is nothing to apply. Its secret, if it has one, is in here and not on the page. */
    private byte[] previewed;

    private String etag;

    private ArrayList<PlannedChange> changes;

    private ArrayList<Mistake> mistakes;

    /** Something wrong in the file. */
    public record Mistake(PlacedPointer place, String words) implements Serializable {}

    public void load() {
        if ("json".equals(as)) {
            new Download("bot-" + frame.getBot().slug() + ".json", "application/json", document()).send();
        }
    }

    private byte[] document() {
        try {
            return Json.STRICT
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsBytes(configurations.read().document());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public void preview() throws IOException {
        frame.requireAdministrator();
        forget();
        if (file == null || file.getSize() == 0) {
            flaws.add("/file", "transfer.file.missing");
            return;
        }
        fileName = file.getSubmittedFileName();
        try (var content = file.getInputStream()) {
            compare(content.readNBytes(JsonBody.LIMIT + 1));
        } catch (ConstraintViolationException e) {
            flaws.addAll(e);
            listMistakes();
        } catch (Problem problem) {
            explain(problem);
        } finally {
            file.delete();
        }
    }

    private void compare(byte[] content) throws IOException {
        var document = JsonBody.parse(content, BotDocument.class);
        var tag = configurations.read().etag();
        var differences = configurations.compare(frame.getBot().slug(), document, quoted(tag));
        changes = new ArrayList<>(PlannedChange.of(differences));
        previewed = content;
        etag = tag;
    }

    public String apply() throws IOException {
        frame.requireAdministrator();
        if (previewed == null) {
            flaws.add("/file", "transfer.file.missing");
            return null;
        }
        try {
            var document = JsonBody.parse(previewed, BotDocument.class);
            configurations.write(frame.getBot().slug(), document, quoted(etag));
        } catch (ConstraintViolationException e) {
            forget();
            flaws.addAll(e);
            listMistakes();
            return null;
        } catch (Problem problem) {
            forget();
            explain(problem);
            return null;
        }
        notices.doneAfterRedirect("transfer.applied");
        return "/bms/transfer.xhtml?faces-redirect=true";
    }

    private void explain(Problem problem) {
        if (problem.status() == CHANGED_MEANWHILE) {
            notices.error("transfer.changedMeanwhile");
        } else if (problem.status() == TOO_LARGE) {
            flaws.add("/file", "transfer.file.large");
        } else if (problem.flaws().isEmpty()) {
            notices.problem(problem);
        } else {
            flaws.addAll(problem);
            listMistakes();
        }
    }

    private void listMistakes() {
        mistakes = new ArrayList<>();
        flaws.all().forEach((pointer, words) -> mistakes.add(new Mistake(PlacedPointer.of(pointer), words)));
    }

    public String cancel() {
        return "/bms/transfer.xhtml?faces-redirect=true";
    }

    private void forget() {
        previewed = null;
        etag = null;
        changes = null;
        mistakes = null;
    }

    private static String quoted(String tag) {
        return '"' + tag + '"';
    }

    /** What would change; null while no file is chosen. */
    public List<PlannedChange> getChanges() {
        return changes;
    }

    public boolean isApplicable() {
        return changes != null && !changes.isEmpty();
    }

    public List<Mistake> getMistakes() {
        return mistakes;
    }

    public String getFileName() {
        return fileName;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public String getAs() {
        return as;
    }

    public void setAs(String as) {
        this.as = as;
    }
}
