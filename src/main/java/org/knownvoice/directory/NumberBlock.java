package org.knownvoice.directory;

import java.time.Instant;

/**
 * A number whose calls and texts page nobody.
 *
 * @param number of the block: by it, it is called and lifted
 * @param until when it ends by itself
 */
public record NumberBlock(long number, PhoneNumber phone, Instant until) {}
