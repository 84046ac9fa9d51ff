package org.knownvoice.simulator;

import org.knownvoice.directory.PhoneNumber;

/**
 * A number that belongs to the pretend account, and what it asks when a call or a text comes in. An empty address means none.
 *
 * @param phone the number
 * @param voiceUrl asked for TwiML when a call comes in
 * @param voiceFallbackUrl asked when the voice address fails
 * @param statusCallbackUrl told when an incoming call has ended
 * @param smsUrl asked for TwiML when a text comes in
 */
public record SimulatedLine(
        PhoneNumber phone, String voiceUrl, String voiceFallbackUrl, String statusCallbackUrl, String smsUrl) {

    /** A number whose addresses are not known yet. */
    public static SimulatedLine of(PhoneNumber phone) {
        return new SimulatedLine(phone, "", "", "", "");
    }

    /** A number that asks a server at the addresses every Known Voice server has. */
    public static SimulatedLine servedAt(PhoneNumber phone, String publicUrl) {
        var base = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
        return new SimulatedLine(
                phone,
                base + "/twilio/voice",
                base + "/twilio/fallback",
                base + "/twilio/status",
                base + "/twilio/sms");
    }

    public SimulatedLine withVoiceUrl(String url) {
        return new SimulatedLine(phone, url, voiceFallbackUrl, statusCallbackUrl, smsUrl);
    }

    public SimulatedLine withVoiceFallbackUrl(String url) {
        return new SimulatedLine(phone, voiceUrl, url, statusCallbackUrl, smsUrl);
    }

    public SimulatedLine withStatusCallbackUrl(String url) {
        return new SimulatedLine(phone, voiceUrl, voiceFallbackUrl, url, smsUrl);
    }

    public SimulatedLine withSmsUrl(String url) {
        return new SimulatedLine(phone, voiceUrl, voiceFallbackUrl, statusCallbackUrl, url);
    }

    String sid() {
        return Sids.of("PN", phone.e164());
    }
}
