package org.knownvoice.simulator;

import java.time.Instant;

/**
 * What Twilio's debugger would show: an answer or a document that it did not like.
 *
 * @param code Twilio's error code
 * @param about the call, message or conference
 * @param url what was asked; empty when nothing was
 */
public record Alert(Instant at, int code, String text, String about, String url) {}
