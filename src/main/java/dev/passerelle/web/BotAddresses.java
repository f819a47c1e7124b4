package dev.passerelle.web;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;

/** Every form and link to a screen carries the bot of the page that it stands on. */
public class BotAddresses extends ViewHandlerWrapper {

    public BotAddresses(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public String getActionURL(FacesContext context, String viewId) {
        var address = super.getActionURL(context, viewId);
        if (!viewId.startsWith("/bms/") || address.contains("?")) {
            return address;
        }
        return ChosenBot.of((HttpServletRequest) context.getExternalContext().getRequest())
                .map(chosen ->
                        address + "?" + ChosenBot.PARAMETER + "=" + chosen.bot().slug())
                .orElse(address);
    }
}
