package org.knownvoice.simulator;

/** How many pieces a text is sent in. */
final class Segments {
    private static final String GSM = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String GSM_DOUBLE = "^{}\\[~]|€\f";

    private Segments() {}

    static int of(String body) {
        if (body.chars().allMatch(letter -> GSM.indexOf(letter) >= 0 || GSM_DOUBLE.indexOf(letter) >= 0)) {
            int units = body.length()
                    + (int) body.chars()
                            .filter(letter -> GSM_DOUBLE.indexOf(letter) >= 0)
                            .count();
            return pieces(units, 160, 153);
        }
        return pieces(body.length(), 70, 67);
    }

    private static int pieces(int units, int alone, int joined) {
        return units <= alone ? 1 : (units + joined - 1) / joined;
    }
}
