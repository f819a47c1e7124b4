package dev.passerelle.rig;

import java.util.Random;

/** Texts that can be told apart and are not all of one kind. */
final class Words {

    private static final String[] SOME = {
        "Bonjour", "mon chat", "a mangé", "« l'ordonnance »", "\"hier\"", "\\o/", "😀", "à 8 h", "<b>non</b>", "\t…"
    };

    private final String author;
    private final Random random;
    private int count;

    Words(String author, Random random) {
        this.author = author;
        this.random = random;
    }

    String next() {
        var text = new StringBuilder(String.format("%s %05d", author, ++count));
        for (int words = random.nextInt(20); words > 0; words--) {
            text.append(' ').append(SOME[random.nextInt(SOME.length)]);
        }
        return text.append('.').toString();
    }
}
