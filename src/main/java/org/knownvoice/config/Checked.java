package org.knownvoice.config;

import java.util.List;
import java.util.stream.Collectors;

/** Settings after the check: all of them good, or all their faults at once. */
public sealed interface Checked<T> {
    /** Every setting is good. */
    record Good<T>(T value) implements Checked<T> {}

    /** At least one setting is not. */
    record Faulty<T>(List<SettingsFault> faults) implements Checked<T> {
        public Faulty {
            faults = List.copyOf(faults);
        }

        @Override
        public String toString() {
            return faults.stream().map(SettingsFault::toString).collect(Collectors.joining(System.lineSeparator()));
        }
    }

    /** The value; for tests and the demo, where a fault is a mistake in the program. */
    default T orThrow() {
        return switch (this) {
            case Good<T> good -> good.value();
            case Faulty<T> faulty -> throw new IllegalStateException(faulty.toString());
        };
    }
}
