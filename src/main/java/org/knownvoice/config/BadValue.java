package org.knownvoice.config;

/** Why a value cannot be read, and what to write instead; becomes a {@link SettingsFault}. */
final class BadValue extends Exception {
    private static final long serialVersionUID = 1;

    private final String remedy;

    BadValue(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }

    /** Reads one value of a setting. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(String value) throws BadValue;
    }
}
