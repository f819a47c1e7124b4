package dev.passerelle.sandbox;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** One application for Genesys' two hosts, the control API and the desk: they share their filters. */
@ApplicationPath("/")
public class SandboxApplication extends Application {}
