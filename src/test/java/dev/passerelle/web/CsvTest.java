package dev.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static String text(Object... cells) throws IOException {
        var out = new StringWriter();
        new Csv(out).row(cells);
        return out.toString();
    }

    @Test
    void beginsWithTheMarkOfUtf8AndEndsEachLine() throws IOException {
        assertThat(text("Jour", 3, null, 2.5)).isEqualTo("\ufeffJour,3,,2.5\r\n");
    }

    @Test
    void quotesWhatWouldBreakARow() throws IOException {
        assertThat(text("a,b", "say \"hi\"", "two\nlines")).endsWith("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"})
    void aTextIsNeverAFormula(String text) throws IOException {
        assertThat(text(text)).isEqualTo("\ufeff'" + text + "\r\n");
    }

    @Test
    void aNegativeNumberStaysANumber() throws IOException {
        assertThat(text(-1)).isEqualTo("\ufeff-1\r\n");
    }

    @Test
    void aQueryLeavesOutWhatHasNoValue() {
        assertThat(List.of(Queries.of("bot", "b", "person", null, "from", "é&")))
                .containsExactly("?bot=b&from=%C3%A9%26");
    }
}
