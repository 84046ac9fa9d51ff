package org.knownvoice.directory;

import java.time.ZoneId;

/** A treatment team: whose shifts, whose time zone and whose escalation policy a crisis contact follows. */
public record Team(TeamId id, String name, County county, ZoneId zone, PolicyId policy) {}
