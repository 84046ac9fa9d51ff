package org.knownvoice.simulator;

import java.time.Duration;
import java.time.Instant;

/** What a call has recorded: kept until somebody deletes it. */
record Recording(String sid, String callSid, Instant began, Duration length) {}
