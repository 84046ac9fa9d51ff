package org.knownvoice.routing;

import java.time.*;
import java.util.*;
import org.knownvoice.directory.*;
import org.knownvoice.paging.*;

public record Roster(long version) {
    public Optional<Line> line(PhoneNumber p) {
        return Optional.empty();
    }

    public Optional<Team> team(TeamId p) {
        return Optional.empty();
    }

    public Optional<Clinician> clinician(ClinicianId p) {
        return Optional.empty();
    }

    public Optional<Client> client(ClientId p) {
        return Optional.empty();
    }

    public EscalationPolicy policy(TeamId t) {
        return null;
    }

    public List<ClientPhone> phonesOf(ClientId c) {
        return List.of();
    }

    public boolean isExcluded(ClientId c, ClinicianId n) {
        return false;
    }

    public Continuity continuity(Optional<ClientId> c, ClinicianId n) {
        return Continuity.NONE;
    }
}
