/**
 * Real pages in a real browser: every test that looks at a screen asks {@link org.knownvoice.browser.Browser} for a page.
 * It never skips: what cannot be fetched fails the test and says what to do.
 */
package org.knownvoice.browser;
