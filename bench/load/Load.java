import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The load of bench/webhooks and bench/latency, run as a single file: java Load.java COMMAND …
 *
 * <pre>
 * setup   SERVER TOKEN TARGETS           makes bots and conversations with the sandbox of SERVER, writes one line for each
 * flood   SERVER TARGETS LABEL CONNECTIONS SECONDS ACCEPTED   posts signed webhooks as fast as they are answered
 * once    SERVER TARGETS TEXT                                 posts one webhook to each conversation
 * answers SERVER TARGETS PER_SECOND SECONDS                   times from a webhook to its answer
 * events  SERVER TARGETS PER_SECOND SECONDS                   times from a webhook to the event at the client
 * posts   SERVER TARGETS PER_SECOND SECONDS                   times from a bot's message to the request at Genesys
 * </pre>
 */
public class Load {

    private static final int BOTS = 4;
    private static final int CONVERSATIONS = 50;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    record Target(String path, String secret, String conversation, String key, String events, String client) {

        static List<Target> read(String file) throws IOException {
            return Files.readAllLines(Path.of(file)).stream()
                    .map(line -> line.split(" "))
                    .map(part -> new Target(part[0], part[1], part[2], part[3], part[4], part[5]))
                    .toList();
        }

        /** One request, signed: everything that goes over the wire. */
        byte[] request(String id, String text) {
            var body = ("""
                {"id":"%s","channel":{"id":"34071108-1569-4cb0-9137-a326b8a9e815","platform":"Open","type":"Private",\
                "to":{"id":"%s","idType":"Opaque"},"from":{"nickname":"DYDU bot connector (Animal)","id":"34071108-1569-4cb0-9137-a326b8a9e815","idType":"Opaque"},\
                "time":"2026-11-22T09:32:00.427Z","messageId":"%s"},"type":"Text","text":"%s","content":[],\
                "originatingEntity":"Human","direction":"Outbound","conversationId":"d06cb41e-f938-4dcf-b823-c8af1a39d7e5"}""")
                    .formatted(id, conversation, id, text)
                    .getBytes(StandardCharsets.UTF_8);
            var head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length + "\r\nX-Hub-Signature-256: sha256=" + sign(body) + "\r\n\r\n";
            var bytes = Arrays.copyOf(head.getBytes(StandardCharsets.UTF_8), head.length() + body.length);
            System.arraycopy(body, 0, bytes, head.length(), body.length);
            return bytes;
        }

        private String sign(byte[] body) {
            try {
                var mac = MACS.get().computeIfAbsent(secret, Target::mac);
                return Base64.getEncoder().encodeToString(mac.doFinal(body));
            } catch (RuntimeException e) {
                throw new IllegalStateException(e);
            }
        }

        private static final ThreadLocal<Map<String, Mac>> MACS = ThreadLocal.withInitial(HashMap::new);

        private static Mac mac(String secret) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return mac;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "setup" -> setup(args[1], args[2], args[3]);
            case "flood" -> flood(URI.create(args[1]), Target.read(args[2]), args[3], Integer.parseInt(args[4]),
                    Integer.parseInt(args[5]), args[6]);
            case "once" -> once(URI.create(args[1]), Target.read(args[2]), args[3]);
            case "answers" -> answers(URI.create(args[1]), Target.read(args[2]), Integer.parseInt(args[3]), Integer.parseInt(args[4]));
            case "events" -> events(args[1], Target.read(args[2]), Integer.parseInt(args[3]), Integer.parseInt(args[4]));
            case "posts" -> posts(args[1], Target.read(args[2]), Integer.parseInt(args[3]), Integer.parseInt(args[4]));
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(0);
    }

    // ---- setup

    private static void setup(String server, String token, String file) throws Exception {
        var lines = new ArrayList<String>();
        for (int bot = 0; bot < BOTS; bot++) {
            var client = "bench-" + UUID.randomUUID();
            call(server, "POST", "/sandbox/control/organisations", null, """
                {"name":"Bench","clientId":"%s","clientSecret":"s-%s","queues":["Animal"],"integrationDelayMillis":0,"rateLimit":100000}"""
                    .formatted(client, client));
            var slug = "b" + UUID.randomUUID().toString().substring(0, 20);
            call(server, "PUT", "/api/admin/v1/bots/" + slug, token, """
                {"name":"Bench","locale":"fr","escalationType":"GENESYS","skills":["Animal"],"connector":{"region":"sandbox",\
                "clientId":"%s","clientSecret":"s-%s","queues":[{"skill":"Animal","queue":"Animal"}]},"inactivityMinutes":600,"waitingMinutes":600}"""
                    .formatted(client, client));
            var key = find(call(server, "POST", "/api/admin/v1/bots/" + slug + "/api-keys", token, "{\"label\":\"bench\"}"), "key");
            while (!call(server, "GET", "/api/admin/v1/bots/" + slug + "/connector", token, null).contains("\"state\":\"READY\",\"since\"")) {
                Thread.sleep(200);
            }
            var made = call(server, "GET", "/sandbox/desk/api/organisations/" + client
                    + "/requests?method=POST&path=%2Fmessaging%2Fintegrations%2Fopen%24", null, null).replace("\\\"", "\"");
            var animal = Arrays.stream(made.split("\"name\":")).filter(part -> part.startsWith("\"DYDU bot connector (Animal)")).findFirst().orElseThrow();
            var url = URI.create(find(animal, "outboundNotificationWebhookUrl")).getPath();
            var secret = find(animal, "outboundNotificationWebhookSignatureSecretToken");
            for (int number = 0; number < CONVERSATIONS; number++) {
                var opened = call(server, "POST", "/api/v1/conversations", key,
                        "{\"visitorId\":\"v-" + UUID.randomUUID() + "\",\"skill\":\"Animal\",\"message\":{\"text\":\"Bonjour\"}}");
                lines.add(String.join(" ", url, secret, find(opened, "id"), key,
                        URI.create(find(opened, "eventsUrl")).toString().replaceFirst("^https?://[^/]+", ""), client));
            }
        }
        Files.write(Path.of(file), lines);
        System.out.println(lines.size() + " conversations of " + BOTS + " bots");
    }

    private static String call(String server, String method, String path, String bearer, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server + path))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + " -> " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String find(String json, String field) {
        var found = Pattern.compile("\"" + field + "\":\"([^\"]*)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("No " + field + " in " + json);
        }
        return found.group(1);
    }

    // ---- flood

    private static void flood(URI server, List<Target> targets, String label, int connections, int seconds, String file)
            throws Exception {
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        var accepted = new AtomicLong();
        var refused = new AtomicLong();
        var run = Long.toString(System.nanoTime(), 36);
        var threads = new ArrayList<Thread>();
        var ids = new ConcurrentHashMap<Integer, List<String>>();
        for (int number = 0; number < connections; number++) {
            var own = number;
            ids.put(own, new ArrayList<>());
            threads.add(new Thread(() -> {
                try (var socket = new Socket(server.getHost(), server.getPort())) {
                    socket.setTcpNoDelay(true);
                    var in = new BufferedInputStream(socket.getInputStream(), 4096);
                    for (int count = 0; System.nanoTime() < end; count++) {
                        var id = run + "-" + own + "-" + count;
                        var target = targets.get(ThreadLocalRandom.current().nextInt(targets.size()));
                        socket.getOutputStream().write(target.request(id, "Hello, I am Bob, how can I help?"));
                        if (answer(in) / 100 == 2) {
                            ids.get(own).add(id);
                            accepted.incrementAndGet();
                        } else {
                            refused.incrementAndGet();
                        }
                    }
                } catch (IOException e) {
                    refused.incrementAndGet();
                }
            }));
        }
        var start = System.nanoTime();
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        var rate = accepted.get() * 1e9 / (System.nanoTime() - start);
        System.out.printf("%-44s %7.0f /s   (%d accepted, %d not)%n", label, rate, accepted.get(), refused.get());
        if (!file.equals("-")) {
            try (BufferedWriter out = Files.newBufferedWriter(Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                for (var list : ids.values()) {
                    for (var id : list) {
                        out.write(id);
                        out.newLine();
                    }
                }
            }
        }
    }

    /** Reads one answer. @return its status */
    private static int answer(InputStream in) throws IOException {
        var status = Integer.parseInt(line(in).substring(9, 12));
        int length = 0;
        var chunked = false;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            } else if (line.regionMatches(true, 0, "Transfer-Encoding: chunked", 0, 26)) {
                chunked = true;
            }
        }
        in.readNBytes(length);
        while (chunked) {
            var size = Integer.parseInt(line(in), 16);
            in.readNBytes(size + 2);
            chunked = size > 0;
        }
        return status;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The connection is closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    // ---- latency

    private static void once(URI server, List<Target> targets, String text) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            for (var target : targets) {
                socket.getOutputStream().write(target.request(UUID.randomUUID().toString(), text));
                if (answer(socket.getInputStream()) != 200) {
                    throw new IOException("not accepted");
                }
            }
        }
    }

    private static void answers(URI server, List<Target> targets, int perSecond, int seconds) throws Exception {
        var times = java.util.Collections.synchronizedList(new ArrayList<Long>());
        paced(perSecond, seconds, 16, number -> {
            var socket = SOCKET.get() == null ? new Socket(server.getHost(), server.getPort()) : SOCKET.get();
            SOCKET.set(socket);
            var from = System.nanoTime();
            socket.getOutputStream().write(targets.get(number % targets.size()).request("a" + number, "Bonjour"));
            answer(socket.getInputStream());
            times.add(System.nanoTime() - from);
        });
        report("no-op POST -> answer (yardstick)", perSecond, times, perSecond * seconds);
    }

    private static void events(String server, List<Target> targets, int perSecond, int seconds) throws Exception {
        var sent = new ConcurrentHashMap<String, Long>();
        var times = java.util.Collections.synchronizedList(new ArrayList<Long>());
        for (var target : targets) {
            var listener = new Thread(() -> listen(server, target, sent, times));
            listener.setDaemon(true);
            listener.start();
        }
        Thread.sleep(3000);
        var uri = URI.create(server);
        paced(perSecond, seconds, 16, number -> {
            var target = targets.get(number % targets.size());
            var id = "m" + number + "x" + Long.toString(System.nanoTime(), 36);
            var socket = SOCKET.get() == null ? new Socket(uri.getHost(), uri.getPort()) : SOCKET.get();
            SOCKET.set(socket);
            sent.put(id, System.nanoTime());
            socket.getOutputStream().write(target.request(id, id));
            if (answer(socket.getInputStream()) != 200) {
                throw new IOException("not accepted");
            }
        });
        Thread.sleep(2000);
        report("webhook -> event at the client", perSecond, times, sent.size());
    }

    private static final ThreadLocal<Socket> SOCKET = new ThreadLocal<>();

    private static void listen(String server, Target target, Map<String, Long> sent, List<Long> times) {
        try {
            var request = HttpRequest.newBuilder(URI.create(server + target.events())).build();
            HTTP.send(request, HttpResponse.BodyHandlers.ofLines()).body().forEach(line -> {
                var now = System.nanoTime();
                var text = Pattern.compile("\"text\":\"(m\\d+x[^\"]*)\"").matcher(line);
                if (text.find() && sent.get(text.group(1)) != null) {
                    times.add(now - sent.get(text.group(1)));
                }
            });
        } catch (Exception e) {
            System.err.println("A stream broke: " + e);
        }
    }

    /** The double says when a text came in; both clocks are this machine's, in milliseconds. */
    private static void posts(String server, List<Target> targets, int perSecond, int seconds) throws Exception {
        var sent = new ConcurrentHashMap<String, Long>();
        paced(perSecond, seconds, 16, number -> {
            var target = targets.get(number % targets.size());
            var text = "p" + number + "x" + Long.toString(System.nanoTime(), 36);
            sent.put(text, System.currentTimeMillis());
            try {
                call(server, "POST", "/api/v1/conversations/" + target.conversation() + "/messages", target.key(), "{\"text\":\"" + text + "\"}");
            } catch (Exception e) {
                throw new IOException(e);
            }
        });
        Thread.sleep(3000);
        var times = new ArrayList<Long>();
        for (var client : targets.stream().map(Target::client).distinct().toList()) {
            var requests = call(server, "GET", "/sandbox/desk/api/organisations/" + client
                    + "/requests?method=POST&path=%2Finbound%2Fopen%2Fmessage%24", null, null);
            for (var request : requests.split("(?=\"at\":\")")) {
                var at = Pattern.compile("\"at\":\"([^\"]*)\"").matcher(request);
                var text = Pattern.compile("(p\\d+x\\w+)").matcher(request);
                if (at.find() && text.find() && sent.get(text.group(1)) != null) {
                    times.add((java.time.Instant.parse(at.group(1)).toEpochMilli() - sent.get(text.group(1))) * 1_000_000);
                }
            }
        }
        report("bot message -> request at Genesys", perSecond, times, sent.size());
    }

    private interface Step {
        void take(int number) throws IOException;
    }

    /** At a steady pace, whatever the answers take: who is late is counted as late. */
    private static void paced(int perSecond, int seconds, int threads, Step step) throws InterruptedException {
        var next = new AtomicLong();
        var start = System.nanoTime();
        var all = new ArrayList<Thread>();
        for (int thread = 0; thread < threads; thread++) {
            all.add(new Thread(() -> {
                for (var number = next.getAndIncrement(); number < (long) perSecond * seconds; number = next.getAndIncrement()) {
                    try {
                        var pause = start + number * 1_000_000_000L / perSecond - System.nanoTime();
                        if (pause > 0) {
                            java.util.concurrent.locks.LockSupport.parkNanos(pause);
                        }
                        step.take((int) number);
                    } catch (IOException e) {
                        System.err.println(e);
                    }
                }
            }));
        }
        all.forEach(Thread::start);
        for (var thread : all) {
            thread.join();
        }
    }

    private static void report(String what, int perSecond, List<Long> nanos, int sent) {
        var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            System.out.println(what + ": nothing came");
            return;
        }
        System.out.printf("%-36s at %d/s: p50 %.1f ms  p99 %.1f ms  max %.1f ms  (%d of %d)%n", what, perSecond,
                sorted[sorted.length / 2] / 1e6, sorted[(int) (sorted.length * 0.99)] / 1e6,
                sorted[sorted.length - 1] / 1e6, sorted.length, sent);
    }
}
