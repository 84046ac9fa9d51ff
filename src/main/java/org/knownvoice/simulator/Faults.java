package org.knownvoice.simulator;

import java.util.ArrayList;
import java.util.List;

/** The faults that are still to happen. */
final class Faults {
    private final Changes changes;
    private final List<Fault> pending = new ArrayList<>();

    Faults(Changes changes) {
        this.changes = changes;
    }

    void add(Fault fault) {
        pending.add(fault);
        changes.note(Change.Kind.FAULT, fault.path());
    }

    void clear() {
        pending.clear();
        changes.note(Change.Kind.FAULT, "");
    }

    List<Fault> all() {
        return List.copyOf(pending);
    }

    /** The effect on this request, taken off the list when it was the last time. */
    Fault.Effect strike(Fault.Target target, String method, String address) {
        for (int i = 0; i < pending.size(); i++) {
            var fault = pending.get(i);
            if (fault.concerns(target, method, address)) {
                use(i, fault);
                return fault.effect();
            }
        }
        return new Fault.Nothing();
    }

    private void use(int place, Fault fault) {
        if (fault.times() == Fault.ALWAYS) {
            return;
        }
        if (fault.times() <= 1) {
            pending.remove(place);
        } else {
            pending.set(
                    place, new Fault(fault.target(), fault.method(), fault.path(), fault.times() - 1, fault.effect()));
        }
    }
}
