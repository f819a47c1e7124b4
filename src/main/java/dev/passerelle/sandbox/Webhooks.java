package dev.passerelle.sandbox;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The webhook calls of every organisation, over real HTTP. */
@ApplicationScoped
public class Webhooks {

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    Sandbox sandbox;

    private final Map<String, Postman> postmen = new ConcurrentHashMap<>();
    private HttpClient client;

    @PostConstruct
    void connect() {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .executor(executor)
                .build();
    }

    void send(Organisation organisation, Posting posting) {
        if (posting.attempts == 0 && mislaid(organisation, posting)) {
            return;
        }
        postmen.computeIfAbsent(organisation.clientId, key -> postman(organisation))
                .send(posting);
    }

    /** The bad luck that the terms order: never sent, sent several times at once, overtaken. */
    private boolean mislaid(Organisation organisation, Posting posting) {
        var terms = organisation.terms;
        if (terms.webhookLost > 0 && organisation.random().nextDouble() < terms.webhookLost) {
            posting.state = "lost";
            answered(organisation, posting, 0);
            return true;
        }
        if (terms.webhookCopies > 1 && organisation.random().nextDouble() < terms.webhookCopiesProbability) {
            posting.copies = terms.webhookCopies;
        }
        if (terms.webhookShuffleMillis > 0 && posting.delayMillis == 0) {
            posting.delayMillis = 1 + (long) (organisation.random().nextDouble() * terms.webhookShuffleMillis);
        }
        return false;
    }

    private Postman postman(Organisation organisation) {
        return new Postman(
                posting -> post(organisation, posting),
                posting -> Duration.ofMillis(organisation.terms.webhookRetryMillis),
                (task, delay) -> {
                    var unused = executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
                },
                (posting, status) -> answered(organisation, posting, status));
    }

    private CompletionStage<Integer> post(Organisation organisation, Posting posting) {
        var integration = organisation.integrations.get(posting.integrationId);
        if (integration == null) {
            return CompletableFuture.completedFuture(410);
        }
        var body = posting.body.getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(integration.url))
                .timeout(Duration.ofMillis(organisation.terms.webhookTimeoutMillis));
        integration.headers.forEach(request::setHeader);
        request.setHeader("Content-Type", "application/json");
        request.setHeader("X-Hub-Signature-256", Signature.of(body, integration.secret));
        var built = request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        for (int i = 1; i < posting.copies; i++) {
            var unused = client.sendAsync(built, BodyHandlers.discarding());
        }
        return client.sendAsync(built, BodyHandlers.discarding()).thenApply(answer -> answer.statusCode());
    }

    private void answered(Organisation organisation, Posting posting, int status) {
        sandbox.in(organisation, () -> {
            posting.answered = sandbox.now();
            organisation.message(posting.messageId).ifPresent(each -> settle(each, posting));
            var refused = posting.state.equals("failed") && !Postman.retriable(status);
            var conversation = organisation.conversations.get(posting.conversationId);
            if (refused && organisation.terms.failOnReject && conversation != null) {
                conversation.endAll("error", sandbox.now());
            }
            return null;
        });
    }

    private static void settle(Message message, Posting posting) {
        if (message.status.equals("queued") && !posting.pending()) {
            // That it went missing is nothing that Genesys would know of.
            message.status = posting.state.equals("failed") ? "failed" : "sent";
        }
    }
}
