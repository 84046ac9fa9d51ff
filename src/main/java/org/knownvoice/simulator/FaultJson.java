package org.knownvoice.simulator;

import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** Faults as the control API writes them. */
final class FaultJson {
    private FaultJson() {}

    /** {@code {"target":"rest","method":"POST","path":"Calls","times":1,"effect":"delayed","seconds":3}}. */
    static Fault read(JsonObject json) {
        return new Fault(
                Fault.Target.valueOf(json.getString("target", "rest").toUpperCase(Locale.ROOT)),
                json.getString("method", ""),
                json.getString("path", ""),
                json.getInteger("times", 1),
                effect(json));
    }

    private static Fault.Effect effect(JsonObject json) {
        return switch (json.getString("effect", "")) {
            case "delayed" -> new Fault.Delayed(ScriptJson.seconds(json, "seconds", 5));
            case "tooManyRequests" -> new Fault.TooManyRequests();
            case "errorBefore" -> new Fault.ErrorBefore();
            case "errorAfter" -> new Fault.ErrorAfter();
            case "resetBefore" -> new Fault.ResetBefore();
            case "resetAfter" -> new Fault.ResetAfter();
            case "lost" -> new Fault.Lost();
            case "doubled" -> new Fault.Doubled();
            case "reordered" -> new Fault.Reordered();
            case "answerLost" -> new Fault.AnswerLost();
            default -> throw new IllegalArgumentException("unknown effect");
        };
    }

    static String name(Fault.Effect effect) {
        var name = effect.getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
