package dev.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static String written(String... fields) throws IOException {
        var out = new StringWriter();
        new Csv(out).line(Arrays.asList(fields));
        return out.toString();
    }

    @Test
    void beginsWithAMarkAndEndsLinesAsTheStandardSays() throws IOException {
        assertThat(written("a", "", null, "d")).isEqualTo("\uFEFFa,,,d\r\n");
    }

    @Test
    void quotesWhatWouldEndAField() throws IOException {
        assertThat(written("a,b", "say \"no\"", "one\ntwo"))
                .isEqualTo("\uFEFF\"a,b\",\"say \"\"no\"\"\",\"one\ntwo\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
    void leavesNothingThatASpreadsheetWouldCalculate(String formula) throws IOException {
        assertThat(written(formula)).startsWith("\uFEFF'" + formula.charAt(0));
    }

    @Test
    void aQueryLeavesOutWhatHasNoValue() {
        assertThat(List.of(Queries.of("bot", "b", "person", null, "from", "é&")))
                .containsExactly("?bot=b&from=%C3%A9%26");
    }
}
