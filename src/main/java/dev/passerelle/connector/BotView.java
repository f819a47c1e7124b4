package dev.passerelle.connector;

import dev.passerelle.problem.Json;
import dev.passerelle.problem.Problem;
import dev.passerelle.security.Right;
import dev.passerelle.web.Flaws;
import dev.passerelle.web.Frame;
import dev.passerelle.web.Notices;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import java.io.Serializable;
import java.util.Objects;

/**
 * What the pages that edit a part of the bot's configuration share: each reads the document, changes its part and writes the
 * whole. Two people may edit two parts at once; of the same part, the second one is told.
 */
abstract class BotView implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int CHANGED_MEANWHILE = 412;

    @Inject
    Configurations configurations;

    @Inject
    Frame frame;

    @Inject
    Flaws flaws;

    @Inject
    Notices notices;

    /** The part as it was when the page was loaded or last saved. */
    private String before;

    /** The part of the document that the page is about. */
    abstract Object part(BotDocument document);

    /** What changing that part takes. */
    Right right() {
        return Right.CONFIGURE;
    }

    BotDocument read() {
        var document = configurations.read().document();
        before = Json.write(part(document));
        return document;
    }

    /** What a page makes of the document as it is now. */
    interface Edit {
        BotDocument of(BotDocument current);
    }

    /** @return whether it was saved; if not, the page says why */
    boolean save(Edit edit) {
        frame.require(right());
        var current = configurations.read();
        if (!Json.write(part(current.document())).equals(before)) {
            notices.error("form.changedMeanwhile");
            return false;
        }
        var edited = edit.of(current.document());
        try {
            configurations.write(frame.getBot().slug(), edited, '"' + current.etag() + '"');
            read();
            return true;
        } catch (ConstraintViolationException e) {
            flaws.addAll(e);
        } catch (Problem problem) {
            flaws.addAll(problem);
            if (problem.status() == CHANGED_MEANWHILE) {
                notices.error("form.changedMeanwhile");
                return false;
            }
        }
        if (flaws.at("/callbackUrl") != null
                && Objects.equals(current.document().callbackUrl(), edited.callbackUrl())) {
            notices.error("livechat.callback.refused"); // it was saved when it was still allowed
        } else {
            notices.error(flaws.isEmpty() ? "form.failed" : "form.flawed");
        }
        return false;
    }
}
