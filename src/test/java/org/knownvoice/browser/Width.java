package org.knownvoice.browser;

/** The screens that every page is made for. */
public enum Width {
    /** A small phone: 360 x 780 points. */
    PHONE(360, 780),
    /** A desk: 1280 x 900 points. */
    DESK(1280, 900);

    private final int width;
    private final int height;

    Width(int width, int height) {
        this.width = width;
        this.height = height;
    }

    public int points() {
        return width;
    }

    int height() {
        return height;
    }
}
