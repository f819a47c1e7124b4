package dev.passerelle.conversation;

import dev.passerelle.attachment.Attachment;
import dev.passerelle.attachment.Attachments;
import dev.passerelle.attachment.Kept;
import dev.passerelle.attachment.Upload;
import dev.passerelle.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Stores visitors' files as entries of the ledger, each step in a transaction of its own. */
@ApplicationScoped
class FileLedger {

    @Inject
    Ledger ledger;

    @Inject
    Entries entries;

    @Inject
    Attachments attachments;

    @Inject
    Clock clock;

    /** What the same id has stored before. @throws Problem 404, 409 */
    @Transactional
    Optional<Conversations.Posted> before(String id, Upload upload) {
        var conversation = ledger.find(id).orElseThrow(Problem::notFound);
        var before = again(conversation, upload);
        if (before.isEmpty() && conversation.isEnded()) {
            throw Problem.conflict("conversation-ended");
        }
        return before;
    }

    @Transactional
    Conversations.Posted post(String id, Upload upload, Kept kept) {
        var conversation = ledger.locked(id).orElseThrow(Problem::notFound);
        return again(conversation, upload).orElseGet(() -> {
            if (conversation.isEnded()) {
                throw Problem.conflict("conversation-ended");
            }
            return new Conversations.Posted(store(conversation, upload, kept), false);
        });
    }

    private MessageDocument store(Conversation conversation, Upload upload, Kept kept) {
        var now = clock.instant();
        conversation.touched(now);
        var message = Message.fromVisitor(conversation, upload.text(), upload.clientMessageId(), now);
        ledger.send(conversation, message);
        attachments.store(new Attachment.Place(conversation.id(), message.id(), 0), kept);
        return entries.document(message);
    }

    private Optional<Conversations.Posted> again(Conversation conversation, Upload upload) {
        if (upload.clientMessageId() == null) {
            return Optional.empty();
        }
        return ledger.byClientId(conversation.id(), upload.clientMessageId()).map(message -> {
            if (!isSame(message, upload)) {
                throw Problem.conflict("client-message-id-reused");
            }
            return new Conversations.Posted(entries.stored(message), true);
        });
    }

    private boolean isSame(Message message, Upload upload) {
        return Objects.equals(message.text(), upload.text())
                && attachments.of(List.of(message.id())).stream()
                        .anyMatch(file -> upload.sha256().equals(file.sha256()));
    }
}
