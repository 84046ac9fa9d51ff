package org.knownvoice.contact;

/** One page of one contact. */
public record PageRef(ContactId contact, int page) {}
