package dev.passerelle.rig;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Answers in all chats of one bot, now here, now there, whether the product is up or not. */
final class Operator implements Runnable {

    private static final int PAUSE_MILLIS = 5;

    private final List<Dialogue> dialogues;
    private final Map<Dialogue, Words> words = new ConcurrentHashMap<>();
    private final int messages;
    private final Random random;
    private final BooleanSupplier mayGoOn;

    /** @param mayGoOn holds the operator back, so that both sides keep step over the whole run */
    Operator(List<Dialogue> dialogues, int messages, Random random, BooleanSupplier mayGoOn) {
        this.dialogues = dialogues;
        this.messages = messages;
        this.random = random;
        this.mayGoOn = mayGoOn;
    }

    @Override
    public void run() {
        var open = new ArrayList<>(dialogues);
        while (!open.isEmpty()) {
            if (!mayGoOn.getAsBoolean()) {
                Waiting.pause(PAUSE_MILLIS);
                continue;
            }
            var dialogue = open.get(random.nextInt(open.size()));
            if (dialogue.saidByOperator.size() < messages) {
                var text = words.computeIfAbsent(dialogue, key -> new Words("operateur", random))
                        .next();
                dialogue.saidAt.put(text, Instant.now());
                dialogue.bot.say(dialogue.chat, text);
                dialogue.saidByOperator.add(text);
            } else {
                open.remove(dialogue);
            }
        }
    }
}
