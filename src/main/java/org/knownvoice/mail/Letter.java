package org.knownvoice.mail;

/**
 * One e-mail to one person.
 *
 * @param name the same for each attempt, so that a mail system that got it twice can show it once: letters, digits, hyphens
 */
public record Letter(String to, String subject, String body, String name) {
    @Override
    public String toString() {
        return "(letter " + name + ")";
    }
}
