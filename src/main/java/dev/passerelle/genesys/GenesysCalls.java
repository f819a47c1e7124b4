package dev.passerelle.genesys;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What can be asked of Genesys. Every method throws {@link GenesysException}. */
public abstract class GenesysCalls {

    public List<OpenIntegration> integrations() {
        throw new UnsupportedOperationException();
    }

    public OpenIntegration createIntegration(IntegrationRequest wanted) {
        throw new UnsupportedOperationException();
    }

    public OpenIntegration integration(String id) {
        throw new UnsupportedOperationException();
    }

    public OpenIntegration updateIntegration(String id, IntegrationRequest wanted) {
        throw new UnsupportedOperationException();
    }

    public void deleteIntegration(String id) {
        throw new UnsupportedOperationException();
    }

    public List<Queue> queues() {
        throw new UnsupportedOperationException();
    }

    public QueueLoad load(String queueId) {
        throw new UnsupportedOperationException();
    }

    public OptionalInt estimatedWaitSeconds(String queueId) {
        throw new UnsupportedOperationException();
    }

    public Accepted send(String integrationId, InboundMessage message) {
        throw new UnsupportedOperationException();
    }

    public Accepted answerQuickReply(String integrationId, QuickReply reply) {
        throw new UnsupportedOperationException();
    }

    public void typing(String integrationId, String visitor) {
        throw new UnsupportedOperationException();
    }

    public void receipt(String integrationId, String visitor, String messageId) {
        throw new UnsupportedOperationException();
    }

    /** The conversation that a message went into, when Genesys did not say so at once. */
    public Optional<String> conversationOf(String genesysMessageId) {
        throw new UnsupportedOperationException();
    }

    public ConversationState conversation(String genesysConversationId) {
        throw new UnsupportedOperationException();
    }

    /** Takes the visitor out of a conversation; one that is over already counts as done. */
    public void disconnectCustomer(String genesysConversationId) {
        throw new UnsupportedOperationException();
    }

    public Organisation organisation() {
        throw new UnsupportedOperationException();
    }

    public Permissions permissions() {
        throw new UnsupportedOperationException();
    }
}
