package dev.passerelle.chatbox;

import java.io.Serializable;

/** A variable of the bot and the value that the visitor is given in the preview. */
public class PreviewVariable implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;

    private String value;

    PreviewVariable(String name) {
        this.name = name;
    }

    boolean isFilled() {
        return value != null && !value.isBlank();
    }

    public String getName() {
        return name;
    }

    public String getValue() {
        return value;
    }

    public void setValue(String value) {
        this.value = value;
    }
}
