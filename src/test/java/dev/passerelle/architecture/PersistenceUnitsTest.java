package dev.passerelle.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hibernate.annotations.TenantId;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Entities are listed by hand, so a list may forget one, or put it on the wrong side of the wall. */
class PersistenceUnitsTest {

    @Test
    void everyEntityOfABotIsInTheUnitThatNeedsOne() throws Exception {
        assertThat(listed("bot")).isEqualTo(entities(true));
    }

    @Test
    void theOtherUnitHoldsWhatIsReadBeforeABotIsKnown() throws Exception {
        assertThat(listed("platform")).isEqualTo(entities(false));
    }

    private static Set<String> entities(boolean ofABot) {
        var found = new TreeSet<String>();
        var all = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.passerelle");
        for (JavaClass type : all) {
            if (type.isAnnotatedWith(Entity.class)
                    && ofABot == type.getFields().stream().anyMatch(field -> field.isAnnotatedWith(TenantId.class))) {
                found.add(type.getName());
            }
        }
        return found;
    }

    private static Set<String> listed(String unit) throws IOException, ParserConfigurationException, SAXException {
        var found = new TreeSet<String>();
        try (InputStream file = PersistenceUnitsTest.class.getResourceAsStream("/META-INF/persistence.xml")) {
            var units = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file)
                    .getElementsByTagName("persistence-unit");
            for (int index = 0; index < units.getLength(); index++) {
                var element = (Element) units.item(index);
                if (element.getAttribute("name").equals(unit)) {
                    var classes = element.getElementsByTagName("class");
                    for (int entry = 0; entry < classes.getLength(); entry++) {
                        found.add(classes.item(entry).getTextContent());
                    }
                }
            }
        }
        return found;
    }
}
