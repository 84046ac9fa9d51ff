package org.knownvoice.simulator;

import java.util.Optional;
import org.knownvoice.directory.PhoneNumber;

/**
 * A number that belongs to the pretend account, and what it asks when a call or a text comes in. An empty address means none.
 *
 * @param phone the number
 * @param voiceUrl asked for TwiML when a call comes in
 * @param voiceFallbackUrl asked when the voice address fails
 * @param statusCallbackUrl told when an incoming call has ended
 * @param smsUrl asked for TwiML when a text comes in
 * @param service the Messaging Service that the number is in
 */
public record SimulatedLine(
        PhoneNumber phone,
        String voiceUrl,
        String voiceFallbackUrl,
        String statusCallbackUrl,
        String smsUrl,
        Optional<MessagingService> service) {

    /** A number in no Messaging Service. */
    public SimulatedLine(
            PhoneNumber phone, String voiceUrl, String voiceFallbackUrl, String statusCallbackUrl, String smsUrl) {
        this(phone, voiceUrl, voiceFallbackUrl, statusCallbackUrl, smsUrl, Optional.empty());
    }

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
        return new SimulatedLine(phone, url, voiceFallbackUrl, statusCallbackUrl, smsUrl, service);
    }

    public SimulatedLine withVoiceFallbackUrl(String url) {
        return new SimulatedLine(phone, voiceUrl, url, statusCallbackUrl, smsUrl, service);
    }

    public SimulatedLine withStatusCallbackUrl(String url) {
        return new SimulatedLine(phone, voiceUrl, voiceFallbackUrl, url, smsUrl, service);
    }

    public SimulatedLine withSmsUrl(String url) {
        return new SimulatedLine(phone, voiceUrl, voiceFallbackUrl, statusCallbackUrl, url, service);
    }

    public SimulatedLine in(MessagingService messaging) {
        return new SimulatedLine(phone, voiceUrl, voiceFallbackUrl, statusCallbackUrl, smsUrl, Optional.of(messaging));
    }

    /** Where a text to it goes: a service may take texts away from its numbers. */
    String textsGoTo() {
        return service.map(MessagingService::inboundUrl)
                .filter(url -> !url.isEmpty())
                .orElse(smsUrl);
    }

    String sid() {
        return Sids.of("PN", phone.e164());
    }
}
