package dev.passerelle.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of docs/genesys-answers.md is the table of the code. */
class VerdictTest {

    private record Row(String answers, Verdict verdict, boolean again, boolean maybeTaken, boolean outage) {

        static Row of(String line) {
            var cells =
                    List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
            return new Row(
                    cells.get(1),
                    Verdict.valueOf(cells.get(2)),
                    cells.get(3).equals("yes"),
                    cells.get(4).equals("yes"),
                    cells.get(5).equals("yes"));
        }

        Stream<Integer> statuses() {
            return Stream.of(answers.split(", ", -1))
                    .filter(one -> one.matches("\\d{3}"))
                    .map(Integer::valueOf);
        }
    }

    @Test
    void everyVerdictHasItsRowAndEveryRowSaysWhatTheCodeDoes() throws IOException {
        var rows = rows();

        assertThat(rows).extracting(Row::verdict).containsExactlyInAnyOrder(Verdict.values());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.again()).isEqualTo(row.verdict().again());
            assertThat(row.maybeTaken()).isEqualTo(row.verdict().maybeTaken());
            assertThat(row.outage()).isEqualTo(row.verdict().outage());
        });
    }

    @Test
    void everyStatusOfARowHasItsVerdict() throws IOException {
        for (var row : rows()) {
            row.statuses().forEach(status -> assertThat(Verdict.of(status)).isEqualTo(row.verdict()));
        }
        assertThat(rows().stream().flatMap(Row::statuses)).hasSizeGreaterThan(15);
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("docs/genesys-answers.md")).stream()
                .filter(line -> line.matches("\\|.*\\| [A-Z_]+ \\|.*"))
                .map(Row::of)
                .toList();
    }
}
