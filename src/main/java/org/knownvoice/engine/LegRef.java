package org.knownvoice.engine;

import org.knownvoice.contact.ContactId;

/** One leg of one contact. */
public record LegRef(ContactId contact, int leg) {}
