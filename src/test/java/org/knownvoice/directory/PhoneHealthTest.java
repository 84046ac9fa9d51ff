package org.knownvoice.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.directory.PhoneSign.ALIVE;
import static org.knownvoice.directory.PhoneSign.DELIVERED;
import static org.knownvoice.directory.PhoneSign.OPTED_IN;
import static org.knownvoice.directory.PhoneSign.OPTED_OUT;
import static org.knownvoice.directory.PhoneSign.REFUSED;
import static org.knownvoice.directory.PhoneSign.UNANSWERED;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knownvoice.directory.PhoneStanding.Failing;

class PhoneHealthTest {

    @Test
    void threeUnansweredPagesInARowMakeAPhoneFail() {
        assertThat(after(UNANSWERED, UNANSWERED).failing()).isEmpty();
        assertThat(after(UNANSWERED, UNANSWERED, UNANSWERED).failing()).contains(Failing.UNANSWERED);
        assertThat(after(UNANSWERED, UNANSWERED, ALIVE, UNANSWERED).failing()).isEmpty();
    }

    @Test
    void aSignOfLifeEndsEveryFailingButAnOptOut() {
        assertThat(after(REFUSED, ALIVE)).isEqualTo(PhoneHealth.UNKNOWN);
        assertThat(after(UNANSWERED, UNANSWERED, UNANSWERED, ALIVE)).isEqualTo(PhoneHealth.UNKNOWN);
        assertThat(after(OPTED_OUT, ALIVE).failing()).contains(Failing.OPTED_OUT);
    }

    @Test
    void aDeliveredTextEndsOnlyWhatTheCarrierRefused() {
        assertThat(after(REFUSED, DELIVERED).failing()).isEmpty();
        assertThat(after(UNANSWERED, UNANSWERED, UNANSWERED, DELIVERED).failing())
                .contains(Failing.UNANSWERED);
        assertThat(after(OPTED_OUT, DELIVERED).failing()).contains(Failing.OPTED_OUT);
    }

    @Test
    void onlyWhoOptedOutOptsInAgain() {
        assertThat(after(OPTED_OUT, OPTED_IN).failing()).isEmpty();
        assertThat(after(REFUSED, OPTED_IN).failing()).contains(Failing.CARRIER);
    }

    @Test
    void theWeightierReasonIsTold() {
        assertThat(after(OPTED_OUT, REFUSED).failing()).contains(Failing.OPTED_OUT);
        assertThat(after(REFUSED, OPTED_OUT).failing()).contains(Failing.OPTED_OUT);
        assertThat(after(REFUSED, UNANSWERED, UNANSWERED, UNANSWERED).failing()).contains(Failing.CARRIER);
    }

    @ParameterizedTest
    @ValueSource(ints = {20003, 20500, 21210, 21606, 21611, 30001, 30034, 30500})
    void whatIsOursOrTwiliosFaultSaysNothingOfThePhone(int code) {
        assertThat(CarrierCodes.ofRefusal(code)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {21211, 21614, 21612, 30003, 30005, 30006, 30007, 0})
    void whatIsThePhonesFaultIsTheCarriersRefusal(int code) {
        assertThat(CarrierCodes.ofRefusal(code)).contains(REFUSED);
    }

    @Test
    void anOptOutIsKnownByItsCodeAndANumberThatDoesNotExistByTheNetworks() {
        assertThat(CarrierCodes.ofRefusal(21610)).contains(OPTED_OUT);
        assertThat(CarrierCodes.ofFailedCall(404)).contains(REFUSED);
        assertThat(CarrierCodes.ofFailedCall(503)).isEmpty();
    }

    private static PhoneHealth after(PhoneSign... signs) {
        var health = PhoneHealth.UNKNOWN;
        for (PhoneSign sign : signs) {
            health = health.after(sign);
        }
        return health;
    }
}
