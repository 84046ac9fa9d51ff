package org.knownvoice;

/** The commands of the one jar. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("commands: demo, serve, migrate, import DIR, check, simulator, bench");
    }
}
