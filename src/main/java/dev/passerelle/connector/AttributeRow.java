package dev.passerelle.connector;

import java.io.Serializable;

/** A row of the table of custom attributes, while it is edited. */
public class AttributeRow implements Serializable {

    private static final long serialVersionUID = 1L;

    private String name;

    private String variable;

    AttributeRow(BotDocument.Attribute stored) {
        this.name = stored.name();
        this.variable = stored.variable();
    }

    boolean isFilled() {
        return name != null && !name.isBlank() || variable != null && !variable.isBlank();
    }

    BotDocument.Attribute edited() {
        return new BotDocument.Attribute(name, variable);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getVariable() {
        return variable;
    }

    public void setVariable(String variable) {
        this.variable = variable;
    }
}
