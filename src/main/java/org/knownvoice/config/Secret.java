package org.knownvoice.config;

/** A value that is never shown: its text form is a mask. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
