package org.knownvoice.schedule;

import java.time.Instant;
import org.knownvoice.schedule.ShiftOverride.Place;

/** [startsAt, endsAt), in which nobody is on call in one tier of one team. */
public record Gap(Place place, Instant startsAt, Instant endsAt) {}
