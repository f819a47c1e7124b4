package dev.passerelle.web;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;

/** Puts {@link FaultHandler} around the one that Faces brings. */
public class FaultHandlerFactory extends ExceptionHandlerFactory {

    public FaultHandlerFactory(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new FaultHandler(getWrapped().getExceptionHandler());
    }
}
