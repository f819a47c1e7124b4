import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The other side of bench/bots: as much of Genesys as a bot without conversations needs, and a count of the tokens asked for.
 *
 * <pre>
 *   java Bots.java genesys PORT     serves; GET /figures tells, POST /figures starts anew
 *   java Bots.java clone BOT COUNT  statements for PostgreSQL that make as many bots like that one
 * </pre>
 */
public class Bots {

    private static final Map<String, AtomicInteger> PER_BOT = new ConcurrentHashMap<>();
    private static final ConcurrentLinkedQueue<Long> TIMES = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger IDS = new AtomicInteger();

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("genesys")) {
            serve(Integer.parseInt(arguments[1]));
        } else {
            clone(arguments[1], Integer.parseInt(arguments[2]));
        }
    }

    private static void serve(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 1000);
        server.setExecutor(Executors.newFixedThreadPool(32));
        server.createContext("/figures", Bots::figures);
        server.createContext("/login/oauth/token", Bots::token);
        server.createContext("/api/v2/tokens/me", exchange -> answer(exchange, "{\"organization\":{\"id\":\"o\",\"name\":\"Bench\"}}"));
        server.createContext("/api/v2/routing/queues", exchange -> answer(exchange, page("")));
        server.createContext("/api/v2/conversations/messaging/integrations/open", Bots::integrations);
        server.start();
    }

    private static void token(HttpExchange exchange) throws IOException {
        var basic = exchange.getRequestHeaders().getFirst("Authorization").substring("Basic ".length());
        var client = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8).split(":")[0];
        TIMES.add(System.nanoTime());
        PER_BOT.computeIfAbsent(client, key -> new AtomicInteger()).incrementAndGet();
        answer(exchange, "{\"access_token\":\"" + client + "-" + System.nanoTime()
                + "\",\"token_type\":\"bearer\",\"expires_in\":86400}");
    }

    private static void integrations(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, body.substring(0, body.lastIndexOf('}')) + ",\"id\":\"i-" + IDS.incrementAndGet()
                    + "\",\"createStatus\":\"Completed\"}");
        } else {
            answer(exchange, page(""));
        }
    }

    private static String page(String entities) {
        return "{\"entities\":[" + entities + "],\"pageSize\":100,\"pageNumber\":1,\"pageCount\":1,\"total\":0}";
    }

    /** In any second, not only in those of the clock. */
    private static void figures(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            TIMES.clear();
            PER_BOT.clear();
        }
        var times = TIMES.stream().mapToLong(Long::longValue).sorted().toArray();
        var most = 0;
        for (int first = 0, last = 0; last < times.length; last++) {
            while (times[last] - times[first] >= 1_000_000_000L) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        var perBot = PER_BOT.values().stream().mapToInt(AtomicInteger::get).summaryStatistics();
        answer(exchange, String.format("tokens %d  bots %d  least per bot %d  most per bot %d  most in any second %d%n",
                times.length, PER_BOT.size(), times.length == 0 ? 0 : perBot.getMin(),
                times.length == 0 ? 0 : perBot.getMax(), most));
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Statements that make bots like one that is there, each with a client id of its own and a token to get now. */
    private static void clone(String model, int count) throws Exception {
        var key = System.getenv("PASSERELLE_SECRET_KEYS").split(",")[0].split(":");
        for (int index = 0; index < count; index++) {
            var bot = String.format("0BENCHB%019d", index);
            var connector = String.format("0BENCHC%019d", index);
            var secret = key[0] + ":" + sealed("secret", "connector:" + connector + ":client_secret", key[1]);
            System.out.printf(COPY, "bot", "bot", "t", "'id','" + bot + "','slug','many-" + index + "'", "bot", "slug = '" + model + "'");
            System.out.printf(COPY, "connector", "connector", "t", "'id','" + connector + "','bot_id','" + bot
                    + "','client_id','many-" + index + "','client_secret','" + secret + "'", "connector",
                    "bot_id = (select id from bot where slug = '" + model + "')");
            System.out.printf("insert into work (kind, subject, bot_id, due_at, attempts, generation)"
                    + " values ('TOKEN', '%s', '%s', now(), 0, 0);%n", bot, bot);
        }
    }

    /** Whatever columns there are. */
    private static final String COPY =
            "insert into %s select (jsonb_populate_record(null::%s, to_jsonb(%s) || jsonb_build_object(%s))).* from %s t where %s;%n";

    private static String sealed(String plain, String row, String key) throws Exception {
        var nonce = new byte[12];
        new SecureRandom().nextBytes(nonce);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(Base64.getDecoder().decode(key), "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
        var bytes = new ByteArrayOutputStream();
        bytes.write(nonce);
        bytes.write(cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
