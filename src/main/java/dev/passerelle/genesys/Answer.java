package dev.passerelle.genesys;

/** What came back. */
record Answer(int status) {
    static String shortened(String text) {
        return text;
    }
}
