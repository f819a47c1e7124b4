package dev.passerelle.inserver;

import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The archive that is shipped, with a test in it: what is tested in the server is what runs there. */
public final class Product {

    private Product() {}

    public static WebArchive with(Class<?>... tests) {
        return ShrinkWrap.create(ZipImporter.class, "passerelle.war")
                .importFrom(new File(System.getProperty("passerelle.war")))
                .as(WebArchive.class)
                .addClasses(tests)
                .addAsLibrary(jarOf(Assertions.class));
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
