package dev.passerelle.rig;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Visitors and operators of several bots, all talking at once. */
final class Load implements AutoCloseable {

    private final World world;
    private final Scale scale;
    private final List<Bot> bots;
    private final List<Dialogue> dialogues;
    private final List<Thread> speakers = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private volatile boolean unleashed;
    private List<Evidence> evidence = List.of();
    private final List<Integer> unanswered = new CopyOnWriteArrayList<>();

    /** Opens the conversations; nobody speaks yet. */
    Load(World world, Scale scale) {
        this(
                world,
                scale,
                IntStream.range(0, scale.bots())
                        .mapToObj(each ->
                                new Bot(world.address, "rig", Map.of("webhookRetryMillis", scale.webhookRetryMillis())))
                        .toList());
    }

    Load(World world, Scale scale, List<Bot> bots) {
        this.world = world;
        this.scale = scale;
        this.bots = bots;
        dialogues = IntStream.range(0, scale.conversations())
                .mapToObj(each -> bots.get(each % bots.size()).escalate("v-" + each, "visiteur 00000 escalade"))
                .toList();
        dialogues.forEach(Dialogue::accept);
    }

    List<Bot> bots() {
        return bots;
    }

    void start() {
        for (int each = 0; each < dialogues.size(); each++) {
            var dialogue = dialogues.get(each);
            var listener = new Listener(dialogue);
            listeners.add(listener);
            run("listener-" + each, listener);
            var random = scale.random("visitor-" + each);
            speakers.add(run(
                    "visitor-" + each,
                    new Visitor(
                            dialogue,
                            new Words("visiteur", random),
                            scale.messagesOfOne(),
                            scale.pauseMillis(),
                            random,
                            unanswered::add)));
        }
        for (var bot : bots) {
            var own = dialogues.stream().filter(each -> each.bot == bot).toList();
            speakers.add(run(
                    "operator-" + bot.slug,
                    new Operator(
                            own,
                            scale.messagesOfOne(),
                            scale.random("operator-" + bots.indexOf(bot)),
                            this::operatorsMaySpeak)));
        }
    }

    private Thread run(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((where, failure) -> failures.add(failure));
        thread.start();
        return thread;
    }

    /** Texts of visitors that were stored and not answered, by the status that came instead. */
    List<Integer> unanswered() {
        return List.copyOf(unanswered);
    }

    /** What has been said so far, both ways. */
    int spoken() {
        return saidByVisitors() + saidByOperators();
    }

    private int saidByVisitors() {
        return dialogues.stream().mapToInt(each -> each.saidByVisitor.size()).sum();
    }

    private int saidByOperators() {
        return dialogues.stream().mapToInt(each -> each.saidByOperator.size()).sum();
    }

    /** A little ahead, so that they write during an outage too, but not so far that nothing is left for the next. */
    private boolean operatorsMaySpeak() {
        var lead = Math.max(dialogues.size(), scale.messages() / 20);
        var said = saidByVisitors();
        return unleashed || said >= scale.messagesOfOne() * dialogues.size() || saidByOperators() < said + lead;
    }

    /** As far as they have something to say. */
    void letOperatorsSpeak() {
        unleashed = true;
    }

    boolean isOver() {
        return speakers.stream().noneMatch(Thread::isAlive);
    }

    void awaitSpoken(int messages) {
        while (spoken() < messages && !isOver() && failures.isEmpty()) {
            Waiting.pause(5);
        }
    }

    /** Until all is said, and all has arrived or nothing more does. */
    Verdict settle(Duration patience) {
        var longest = Duration.ofMinutes(5).plusMillis(200L * scale.messages());
        if (!Waiting.within(longest, () -> isOver() || !failures.isEmpty())) {
            throw new AssertionError("Not everything said within " + longest + ", of visitors " + saidByVisitors()
                    + ", of operators " + saidByOperators() + ". Speaking: " + speaking() + ". Product: "
                    + world.product.stacks());
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.size() + " speakers failed: " + failures, failures.get(0));
        }
        var end = Instant.now().plus(patience);
        var verdict = verdict();
        while (verdict.count(Verdict.Kind.LOST) > 0 && Instant.now().isBefore(end)) {
            Waiting.pause(2000);
            verdict = verdict();
        }
        return verdict;
    }

    private String speaking() {
        return speakers.stream()
                .filter(Thread::isAlive)
                .map(speaker -> speaker.getName() + " " + Stacks.place(speaker))
                .collect(Collectors.joining(", "));
    }

    private Verdict verdict() {
        var all = new ArrayList<Evidence>();
        for (var bot : bots) {
            var dead = bot.deadLetters();
            var genesys = bot.genesysLedger().stream()
                    .collect(Collectors.groupingBy(
                            message -> message.path("customerId").asText()));
            dialogues.stream()
                    .filter(each -> each.bot == bot)
                    .forEach(each -> all.add(Evidence.of(each, genesys.getOrDefault(each.id, List.of()), dead)));
        }
        evidence = all;
        return Verdict.on(all);
    }

    /** From the visitor's request to the operator's desk, as settled last. */
    Latency toOperator() {
        var all = new ArrayList<Duration>();
        for (var dialogue : dialogues) {
            var saidAt = dialogue.saidAt;
            evidence.stream()
                    .filter(each -> each.conversation().equals(dialogue.id))
                    .flatMap(each -> each.heard().stream())
                    .filter(heard -> saidAt.containsKey(heard.text()))
                    .forEach(heard -> all.add(Duration.between(saidAt.get(heard.text()), heard.at())));
        }
        return Latency.of(all);
    }

    /** From the operator's key to the visitor's screen. */
    Latency toVisitor() {
        return Latency.of(dialogues.stream()
                .flatMap(each -> each.saidByOperator.stream()
                        .filter(each.shownAt::containsKey)
                        .map(text -> Duration.between(each.saidAt.get(text), each.shownAt.get(text))))
                .toList());
    }

    @Override
    public void close() {
        listeners.forEach(Listener::stop);
        speakers.forEach(Thread::interrupt);
        dialogues.forEach(Dialogue::end);
    }
}
