package org.knownvoice.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Phone scripts as the control API writes them: {@code {"answering":"after","ringsSeconds":3,"presses":[{"digits":"1",
 * "afterSeconds":5}],"hangsUpAfterSeconds":60,"texting":"delivered","errorCode":30003,"callWaiting":false}}; answering is
 * {@code byHand, after, never, busy, declines, outOfService} or {@code voicemail}, texting {@code delivered, undelivered,
 * failed} or {@code refused}.
 */
final class ScriptJson {
    private ScriptJson() {}

    static PhoneScript read(JsonObject json) {
        return new PhoneScript(
                answering(json),
                presses(json.getJsonArray("presses", new JsonArray())),
                Optional.ofNullable(json.getDouble("hangsUpAfterSeconds")).map(ScriptJson::duration),
                texting(json),
                json.getBoolean("callWaiting", false));
    }

    private static Answering answering(JsonObject json) {
        var rings = seconds(json, "ringsSeconds", 3);
        return switch (json.getString("answering", "byHand")) {
            case "byHand" -> new Answering.ByHand();
            case "after" -> new Answering.After(rings);
            case "never" -> new Answering.Never();
            case "busy" -> new Answering.Busy();
            case "declines" -> new Answering.Declines(rings);
            case "outOfService" -> new Answering.OutOfService(json.getInteger("sipCode", 404));
            case "voicemail" ->
                new Answering.Voicemail(rings, seconds(json, "talksSeconds", 8), seconds(json, "staysOnSeconds", 30));
            default -> throw new IllegalArgumentException("unknown answering");
        };
    }

    private static Texting texting(JsonObject json) {
        int code = json.getInteger("errorCode", 30003);
        return switch (json.getString("texting", "delivered")) {
            case "delivered" -> new Texting.Delivered();
            case "undelivered" -> new Texting.Undelivered(code);
            case "failed" -> new Texting.Failed(code);
            case "refused" -> new Texting.Refused(code);
            default -> throw new IllegalArgumentException("unknown texting");
        };
    }

    private static List<KeyPress> presses(JsonArray array) {
        return array.stream()
                .map(JsonObject.class::cast)
                .map(press -> new KeyPress(press.getString("digits", ""), seconds(press, "afterSeconds", 5)))
                .toList();
    }

    static JsonObject write(PhoneScript script) {
        var json = new JsonObject().put("callWaiting", script.callWaiting());
        answering(json, script.answering());
        switch (script.texting()) {
            case Texting.Delivered delivered -> json.put("texting", "delivered");
            case Texting.Undelivered undelivered ->
                json.put("texting", "undelivered").put("errorCode", undelivered.errorCode());
            case Texting.Failed failed -> json.put("texting", "failed").put("errorCode", failed.errorCode());
            case Texting.Refused refused -> json.put("texting", "refused").put("errorCode", refused.errorCode());
        }
        var presses = new JsonArray();
        script.presses()
                .forEach(press -> presses.add(new JsonObject()
                        .put("digits", press.digits())
                        .put("afterSeconds", StateJson.seconds(press.afterAnswer()))));
        script.hangsUpAfter().ifPresent(wait -> json.put("hangsUpAfterSeconds", StateJson.seconds(wait)));
        return json.put("presses", presses);
    }

    private static void answering(JsonObject json, Answering answering) {
        switch (answering) {
            case Answering.ByHand byHand -> json.put("answering", "byHand");
            case Answering.After after ->
                json.put("answering", "after").put("ringsSeconds", StateJson.seconds(after.ringing()));
            case Answering.Never never -> json.put("answering", "never");
            case Answering.Busy busy -> json.put("answering", "busy");
            case Answering.Declines declines ->
                json.put("answering", "declines").put("ringsSeconds", StateJson.seconds(declines.ringing()));
            case Answering.OutOfService out ->
                json.put("answering", "outOfService").put("sipCode", out.sipCode());
            case Answering.Voicemail voicemail ->
                json.put("answering", "voicemail")
                        .put("ringsSeconds", StateJson.seconds(voicemail.ringing()))
                        .put("talksSeconds", StateJson.seconds(voicemail.talks()))
                        .put("staysOnSeconds", StateJson.seconds(voicemail.staysOn()));
        }
    }

    static Duration seconds(JsonObject json, String name, double usual) {
        return duration(json.getDouble(name, usual));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
