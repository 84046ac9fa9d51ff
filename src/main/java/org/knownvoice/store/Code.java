package org.knownvoice.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a constant is written in the files and in the database: {@code CASE_MANAGER} as {@code case_manager}. */
public final class Code {
    private Code() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The constant of this code, exactly as written. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(code))
                .findFirst();
    }

    static <E extends Enum<E>> E read(Class<E> type, String code) {
        return find(type, code)
                .orElseThrow(() -> new IllegalStateException("the database holds an unknown " + type.getSimpleName()));
    }
}
