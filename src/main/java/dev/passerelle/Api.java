package dev.passerelle;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything below {@code /api}: for bots and their chatboxes ({@code v1}), and for administrators' scripts ({@code admin/v1}). */
@ApplicationPath("/api")
public class Api extends Application {}
