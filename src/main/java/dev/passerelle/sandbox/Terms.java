package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How an organisation behaves; each of these is a field of the control API.
 *
 * @param tokenSeconds life of a new access token
 * @param integrationDelayMillis how long a new integration stays {@code Initiated}
 * @param integrationError when set, new integrations end in {@code Error} with this message
 * @param deleteDelayMillis how long a deleted integration can still be read
 * @param uniqueIntegrationNames whether a second integration of the same name is refused
 * @param autoRoute whether a new integration gets a flow without anybody binding one
 * @param typingByDefault whether an integration without a messaging setting passes typing on
 * @param rateLimit requests per minute and token
 * @param threadingMinutes how long after its end a conversation takes the same visitor's words
 * @param deduplicate whether a repeated {@code channel.messageId} is taken for the same message
 * @param deliveryReceipts whether a {@code Delivered} receipt follows each inbound message
 * @param webhookRetryMillis pause between two attempts of one webhook
 * @param webhookTimeoutMillis how long an answer to a webhook may take
 * @param failOnReject whether a webhook answered with another 4xx ends the conversation
 * @param estimatedWaitSeconds a fixed estimate; null to derive it from the chats accepted so far
 */
record Terms(
        long tokenSeconds,
        long integrationDelayMillis,
        String integrationError,
        long deleteDelayMillis,
        boolean uniqueIntegrationNames,
        boolean autoRoute,
        boolean typingByDefault,
        int rateLimit,
        int threadingMinutes,
        boolean deduplicate,
        boolean deliveryReceipts,
        long webhookRetryMillis,
        long webhookTimeoutMillis,
        boolean failOnReject,
        Integer estimatedWaitSeconds) {

    static final Terms DEFAULT =
            new Terms(86_400, 500, null, 500, false, true, false, 300, 4_320, false, false, 5_000, 10_000, false, null);

    static final Set<String> FIELDS = Arrays.stream(Terms.class.getRecordComponents())
            .map(each -> each.getName())
            .collect(Collectors.toUnmodifiableSet());

    /** These terms with the given fields changed. */
    Terms with(JsonObject changes) {
        try {
            return Snapshot.read(Wire.merge((JsonObject) Snapshot.write(this), changes), Terms.class);
        } catch (ClassCastException | ArithmeticException | IllegalStateException e) {
            throw new Problem(400, "Invalid request", "A field has the wrong type: " + e.getMessage());
        }
    }
}
