package org.knownvoice.engine;

import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.CrisisContact;

/** What a webhook is answered from: the contact as it was committed, and the leg that asks. */
public record Answer(CrisisContact contact, CallLeg leg) {}
