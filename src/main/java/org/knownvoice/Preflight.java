package org.knownvoice;

import java.io.PrintStream;
import org.knownvoice.config.Settings;

/** The command {@code check}. */
record Preflight(Settings settings, PrintStream out) {
    int run() {
        return 1;
    }
}
