package org.knownvoice.config;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The %XX form of special characters in addresses; a plus sign is a plus sign. */
final class PercentCode {
    private PercentCode() {}

    static String encode(String plain) {
        return URLEncoder.encode(plain, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String decode(String coded, String remedy) throws BadValue {
        try {
            return URLDecoder.decode(coded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadValue("has a % that is not followed by two hex digits", remedy);
        }
    }
}
