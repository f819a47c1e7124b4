package dev.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundles that a component keeps for its own pages: those of the faces configuration that {@link BundlesTest} does not read. */
class ComponentBundlesTest {

    private static final Pattern DECLARED =
            Pattern.compile("<base-name>(\\w+)</base-name>\\s*<var>(?!(?:msg|people|livechat)<)(\\w+)</var>");

    static Stream<Arguments> bundles() {
        return DECLARED.matcher(read(Path.of("webapp/WEB-INF/faces-config.xml")))
                .results()
                .map(found -> Arguments.of(found.group(1), found.group(2)));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyKeyIsInBothLanguages(String bundle, String variable) {
        assertThat(keys(bundle, "fr")).isEqualTo(keys(bundle, "en")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyKeyThatAPageUsesExists(String bundle, String variable) {
        assertThat(keys(bundle, "fr")).containsAll(found(variable + "\\['([\\w.-]+)'\\]"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyKeyIsUsed(String bundle, String variable) {
        var used = found(variable + "\\['([\\w.-]+)'\\]");
        var built = found(variable + "\\['([\\w.-]+\\.)'\\.concat");
        var java = files("src/main/java", ".java")
                .map(ComponentBundlesTest::read)
                .filter(source -> !source.contains("dev.passerelle.sandbox"))
                .collect(Collectors.joining());

        var unused = keys(bundle, "fr").stream()
                .filter(key -> !used.contains(key) && built.stream().noneMatch(key::startsWith))
                .filter(key -> !java.contains('"' + key + '"'))
                .toList();

        assertThat(unused).isEmpty();
    }

    private static Set<String> keys(String bundle, String language) {
        var words = new Properties();
        try (var reader =
                Files.newBufferedReader(Path.of("src/main/resources/" + bundle + "_" + language + ".properties"))) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TreeSet<>(words.stringPropertyNames());
    }

    private static Set<String> found(String pattern) {
        return files("webapp", ".xhtml")
                .flatMap(page ->
                        Pattern.compile("\\b" + pattern).matcher(read(page)).results())
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static Stream<Path> files(String below, String suffix) {
        try (var paths = Files.walk(Path.of(below))) {
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
