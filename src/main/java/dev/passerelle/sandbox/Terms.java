package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How an organisation behaves; each of these is a field of the control API, and the README says what each is for. Never
 * changed in place: see {@link #with}. What a stored state does not mention has its default.
 */
final class Terms {

    static final Terms DEFAULT = new Terms();

    static final Set<String> FIELDS = Arrays.stream(Terms.class.getDeclaredFields())
            .filter(each -> !java.lang.reflect.Modifier.isStatic(each.getModifiers()))
            .map(each -> each.getName())
            .collect(Collectors.toUnmodifiableSet());

    private static final int MOST_COPIES = 10;

    long tokenSeconds = 86_400;
    long integrationDelayMillis = 500;
    String integrationError;
    long deleteDelayMillis = 500;
    boolean uniqueIntegrationNames;
    boolean autoRoute = true;
    boolean typingByDefault;
    int rateLimit = 300;
    int threadingMinutes = 4_320;
    boolean deduplicate;
    boolean deliveryReceipts;
    int acceptedStatus = 200;
    boolean tellsConversation = true;
    Integer estimatedWaitSeconds;

    long webhookRetryMillis = 5_000;
    long webhookTimeoutMillis = 10_000;
    boolean failOnReject;
    boolean conversationIdInWebhook = true;
    int webhookCopies = 1;
    double webhookCopiesProbability = 1;
    long webhookShuffleMillis;
    double webhookLost;
    Long seed;

    boolean downloadsNeedToken;
    boolean readConversationForbidden;
    boolean rolesShown = true;
    boolean customerStaysAfterOperator;

    /** These terms with the given fields changed. */
    Terms with(JsonObject changes) {
        try {
            var changed = Snapshot.read(Wire.merge((JsonObject) Snapshot.write(this), changes), Terms.class);
            changed.check();
            return changed;
        } catch (ClassCastException | ArithmeticException | IllegalStateException | IllegalArgumentException e) {
            throw new Problem(400, "Invalid request", "A field has the wrong type: " + e.getMessage());
        }
    }

    private void check() {
        if (!probability(webhookLost) || !probability(webhookCopiesProbability)) {
            throw Fields.invalid("A probability is between 0 and 1.");
        } else if (webhookCopies < 1 || webhookCopies > MOST_COPIES) {
            throw Fields.invalid("'webhookCopies' must be between 1 and " + MOST_COPIES + ".");
        } else if (acceptedStatus < 200 || acceptedStatus > 299) {
            throw Fields.invalid("'acceptedStatus' must be a success, as 200 or 202.");
        }
    }

    static boolean probability(double value) {
        return value >= 0 && value <= 1;
    }
}
