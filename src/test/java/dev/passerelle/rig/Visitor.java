package dev.passerelle.rig;

import java.time.Instant;
import java.util.Random;
import java.util.function.IntConsumer;

/** Says one thing after another, and repeats each until the product has taken it, as a careful chatbox does. */
final class Visitor implements Runnable {

    private static final int KNOWN_ALREADY = 200;
    private static final int PAUSE_BEFORE_REPEATING_MILLIS = 200;

    private final Dialogue dialogue;
    private final Words words;
    private final int messages;
    private final int pauseMillis;
    private final Random random;
    private final IntConsumer unanswered;

    /** @param unanswered told, of each text that turns out to be stored although nobody said so, what was said instead */
    Visitor(Dialogue dialogue, Words words, int messages, int pauseMillis, Random random, IntConsumer unanswered) {
        this.dialogue = dialogue;
        this.words = words;
        this.messages = messages;
        this.pauseMillis = pauseMillis;
        this.random = random;
        this.unanswered = unanswered;
    }

    @Override
    public void run() {
        while (dialogue.saidByVisitor.size() < messages) {
            say(words.next());
            Waiting.pause(random.nextInt(2 * pauseMillis + 1));
        }
    }

    private void say(String text) {
        var clientMessageId = "c-" + dialogue.saidByVisitor.size();
        dialogue.saidAt.put(text, Instant.now());
        var answer = dialogue.bot.post(dialogue, clientMessageId, text);
        int before = answer.status();
        while (!taken(answer)) {
            before = answer.status();
            Thread.currentThread().setName("visitor of " + dialogue.id + " told " + answer);
            Waiting.pause(PAUSE_BEFORE_REPEATING_MILLIS);
            answer = dialogue.bot.post(dialogue, clientMessageId, text);
        }
        if (answer.status() == KNOWN_ALREADY) {
            unanswered.accept(before);
        }
        dialogue.saidByVisitor.add(text);
    }

    private boolean taken(Wire.Answer answer) {
        if (answer.status() >= 400 && answer.status() < 500 && answer.status() != 429) {
            throw new AssertionError("Conversation " + dialogue.id + " refuses its visitor: " + answer);
        }
        return answer.isGood();
    }
}
