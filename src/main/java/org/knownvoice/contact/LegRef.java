package org.knownvoice.contact;

/** One leg of one contact. */
public record LegRef(ContactId contact, int leg) {}
