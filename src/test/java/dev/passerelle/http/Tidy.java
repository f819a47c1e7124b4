package dev.passerelle.http;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Erases the bots that a test has made: their open conversations would be watched for as long as the server runs. */
final class Tidy implements AfterEachCallback {

    private static final ThreadLocal<List<String>> MADE = ThreadLocal.withInitial(ArrayList::new);

    /** On each class that makes bots. */
    @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE)
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @ExtendWith(Tidy.class)
    @interface Up {}

    static void made(String bot) {
        MADE.get().add(bot);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        MADE.get().forEach(Api.PLATFORM::delete);
        MADE.remove();
    }
}
