package dev.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The screens speak from their bundles, and from nothing else. */
class BundlesTest {

    private static final List<String> BUNDLES = List.of("messages", "people", "livechat");

    private static final Pattern IN_PAGE = Pattern.compile("(?:msg|people|livechat)\\['([\\w.-]+)'\\]");
    private static final Pattern IN_PAGE_BUILT =
            Pattern.compile("(?:msg|people|livechat)\\['([\\w.-]+\\.)'\\.concat\\(");
    private static final Pattern IN_JAVA = Pattern.compile(
            "(?:notices\\.\\w+|flaws\\.add|words|sentence|getString)\\(\\s*(?:(?:\"/[^\"]*\"|pointer),\\s*)?\"([\\w.-]+\\w)\"");
    private static final Pattern IN_JAVA_CHOSEN = Pattern.compile("notices\\.\\w+\\([^\"]*\\? \"([\\w.-]+\\w)\"");
    private static final Pattern IN_JAVA_BUILT = Pattern.compile("(?:getString\\(|var key = )\"([\\w.-]+\\.)\" \\+");
    private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*\\}");
    private static final Pattern TEXT = Pattern.compile(">([^<>]*)<");
    private static final Pattern SHOWN = Pattern.compile(
            "\\s(?:value|label|title|alt|placeholder|header|message|hint|words|aria-label|ariaLabel)=\"([^\"]*)\"");
    private static final Pattern NOT_SHOWN =
            Pattern.compile("<!--.*?-->|<!DOCTYPE[^>]*>|<ui:param name=\"page\"[^>]*>", Pattern.DOTALL);

    /** Values that are no words: the codes of an enumeration in an option, the format of a download. */
    private static final Set<String> CODES = Set.of("NONE", "GENESYS", "csv", "json");

    @Test
    void everyKeyIsInBothLanguages() {
        assertThat(keys("fr")).isEqualTo(keys("en"));
    }

    @Test
    void everyKeyThatIsUsedExists() {
        assertThat(keys("fr")).containsAll(used());
    }

    @Test
    void everyKeyIsUsed() {
        var used = used();
        var built = builtFrom();

        var unused = keys("fr").stream()
                .filter(key -> !used.contains(key) && built.stream().noneMatch(key::startsWith))
                .toList();

        assertThat(unused).isEmpty();
    }

    @Test
    void noPageHasWordsOfItsOwn() {
        var words = pages().flatMap(page -> shown(read(page)).map(text -> page.getFileName() + ": " + text))
                .toList();

        assertThat(words).isEmpty();
    }

    private static Stream<String> shown(String page) {
        var bare = NOT_SHOWN.matcher(page).replaceAll("");
        return Stream.concat(found(TEXT, bare), found(SHOWN, bare))
                .map(text -> EXPRESSION.matcher(text).replaceAll("").strip())
                .filter(text -> text.codePoints().anyMatch(Character::isLetter))
                .filter(text -> !CODES.contains(text) && !text.startsWith("/") && !text.startsWith("&"))
                .filter(text -> !text.contains(".xhtml?"));
    }

    private static Set<String> keys(String language) {
        var keys = new TreeSet<String>();
        for (var name : BUNDLES) {
            var bundle = new Properties();
            var file = Path.of("src/main/resources/" + name + "_" + language + ".properties");
            try (var reader = Files.newBufferedReader(file)) {
                bundle.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            keys.addAll(bundle.stringPropertyNames());
        }
        return keys;
    }

    private static Set<String> used() {
        return Stream.of(
                        pages().flatMap(page -> found(IN_PAGE, read(page))),
                        beans().flatMap(bean -> found(IN_JAVA, read(bean))),
                        beans().flatMap(bean -> found(IN_JAVA_CHOSEN, read(bean))))
                .flatMap(keys -> keys)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> builtFrom() {
        return Stream.concat(
                        pages().flatMap(page -> found(IN_PAGE_BUILT, read(page))),
                        beans().flatMap(bean -> found(IN_JAVA_BUILT, read(bean))))
                .collect(Collectors.toSet());
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private static Stream<Path> pages() {
        return files(Path.of("webapp"), ".xhtml");
    }

    private static Stream<Path> beans() {
        return Stream.of(
                        files(Path.of("src/main/java/dev/passerelle/web"), ".java"),
                        files(Path.of("src/main/java/dev/passerelle/chatbox"), ".java"),
                        files(Path.of("src/main/java/dev/passerelle/connector"), "View.java"),
                        files(Path.of("src/main/java/dev/passerelle/callback"), "View.java"),
                        files(Path.of("src/main/java/dev/passerelle/conversation"), "View.java"),
                        files(Path.of("src/main/java/dev/passerelle/statistics"), "View.java"))
                .flatMap(paths -> paths);
    }

    private static Stream<Path> files(Path below, String suffix) {
        try (var paths = Files.walk(below)) {
            return paths.filter(path -> path.toString().endsWith(suffix)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
