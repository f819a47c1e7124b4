package dev.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static String text(Object... cells) {
        return new String(new Csv().row(cells).bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void beginsWithTheMarkOfUtf8AndEndsEachLine() {
        assertThat(text("Jour", 3, null, 2.5)).isEqualTo("\ufeffJour,3,,2.5\r\n");
    }

    @Test
    void quotesWhatWouldBreakARow() {
        assertThat(text("a,b", "say \"hi\"", "two\nlines")).endsWith("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"})
    void aTextIsNeverAFormula(String text) {
        assertThat(text(text)).isEqualTo("\ufeff'" + text + "\r\n");
    }

    @Test
    void aNegativeNumberStaysANumber() {
        assertThat(text(-1)).isEqualTo("\ufeff-1\r\n");
    }
}
