package dev.passerelle.conversation;

import dev.passerelle.attachment.Kept;
import dev.passerelle.attachment.Upload;
import dev.passerelle.attachment.Uploads;
import dev.passerelle.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/** The visitor sends a file: its bytes are on disk before the message that brings it is stored. */
@ApplicationScoped
class FilePosts {

    @Inject
    FileLedger ledger;

    @Inject
    Uploads uploads;

    /** @throws Problem 404, 409 when the conversation has ended or the id was used for something else, 413, 415 */
    Conversations.Posted post(String conversation, Upload upload) throws IOException {
        // A repetition, or one that comes too late, is not worth decoding.
        var before = ledger.before(conversation, upload);
        if (before.isPresent()) {
            return before.get();
        }
        var kept = uploads.keep(upload);
        try {
            return stored(conversation, upload, kept);
        } catch (RuntimeException failed) {
            uploads.drop(kept);
            throw failed;
        }
    }

    private Conversations.Posted stored(String conversation, Upload upload, Kept kept) {
        var posted = ledger.post(conversation, upload, kept);
        if (posted.again()) {
            uploads.drop(kept);
        }
        return posted;
    }
}
