package org.knownvoice.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.routing.SmallRoster.person;
import static org.knownvoice.routing.SmallRoster.phone;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knownvoice.directory.ClientPhone;
import org.knownvoice.directory.PhoneNumber;

class CallerLookupTest {
    private static final PhoneNumber HERS = phone(101);
    private final SmallRoster agency = new SmallRoster();

    @Test
    void aClientIsKnownByTheirOwnNumberAndWhoseItIs() {
        var roster = agency.client("maria").reachedAt("maria", HERS).build();

        assertThat(CallerLookup.identify(roster, HERS)).isEqualTo(one("maria", HERS));
    }

    @Test
    void aNumberThatNobodyHasIsUnknown() {
        var roster = agency.client("maria").reachedAt("maria", HERS).build();

        assertThat(CallerLookup.identify(roster, phone(199))).isEqualTo(new CallerMatch.Unknown());
    }

    @Test
    void aPhoneThatSeveralShareNamesNoneOfThem() {
        var roster = agency.client("maria")
                .client("jo")
                .reachedAt("maria", HERS)
                .reachedAt("jo", HERS)
                .build();

        assertThat(CallerLookup.identify(roster, HERS)).isEqualTo(several("maria", "jo"));
        assertThat(CallerLookup.identifyTyped(roster, "4255550101")).isEqualTo(several("maria", "jo"));
    }

    @Test
    void onASharedPhoneOnlyThoseInCareCount() {
        var roster = agency.discharged("jo")
                .client("maria")
                .reachedAt("jo", HERS)
                .reachedAt("maria", HERS)
                .build();

        assertThat(CallerLookup.identify(roster, HERS)).isEqualTo(one("maria", HERS));
    }

    @Test
    void oneNumberEnteredTwiceForOneClientIsNotShared() {
        var roster = agency.client("maria")
                .reachedAt("maria", HERS)
                .reachedAt("maria", HERS)
                .build();

        assertThat(CallerLookup.identify(roster, HERS)).isEqualTo(one("maria", HERS));
    }

    @Test
    void aDischargedClientIsNotIdentified() {
        var roster = agency.discharged("jo").reachedAt("jo", HERS).build();

        assertThat(CallerLookup.identify(roster, HERS)).isEqualTo(new CallerMatch.Discharged(person("jo")));
    }

    @Test
    void aTypedNumberIsFoundWithAndWithoutTheOneBeforeIt() {
        var roster = agency.client("maria").reachedAt("maria", HERS).build();

        assertThat(CallerLookup.identifyTyped(roster, "4255550101")).isEqualTo(one("maria", HERS));
        assertThat(CallerLookup.identifyTyped(roster, "14255550101")).isEqualTo(one("maria", HERS));
        assertThat(CallerLookup.identifyTyped(roster, "4255550101#")).isEqualTo(one("maria", HERS));
        assertThat(CallerLookup.identifyTyped(roster, "425555010")).isEqualTo(new CallerMatch.Unknown());
        assertThat(CallerLookup.identifyTyped(roster, "24255550101")).isEqualTo(new CallerMatch.Unknown());
    }

    @Test
    void aCardCodeIsTypedByTheKeysItsLettersStandOn() {
        var roster = agency.clientWithCard("maria", "KV-4821").build();

        assertThat(CallerLookup.identifyTyped(roster, "584821")).isEqualTo(byCard("maria"));
        assertThat(CallerLookup.identifyTyped(roster, "kv-4821")).isEqualTo(byCard("maria"));
        assertThat(CallerLookup.identifyTyped(roster, "4821")).isEqualTo(new CallerMatch.Unknown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"KV-4821", "kv 4821", " Kv4821. ", "(425) 555-0101", "+1 425 555 0101"})
    void aTextThatIsNothingButTheCodeOrNumberTellsWhoItIs(String text) {
        var roster = agency.clientWithCard("maria", "KV-4821")
                .reachedAt("maria", HERS)
                .build();

        assertThat(CallerLookup.identifyWritten(roster, text)).isIn(byCard("maria"), one("maria", HERS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Help", "4821", "my code is KV-4821", "код 4357", "Maria", "LT 4821", "", "?"})
    void anyOtherTextIsForAPersonToRead(String text) {
        var roster = agency.clientWithCard("maria", "KV-4821")
                .clientWithCard("jo", "HELP")
                .build();

        assertThat(CallerLookup.identifyWritten(roster, text)).isEqualTo(new CallerMatch.Unknown());
    }

    @Test
    void aShortCodeAndOneAsLongAsAPhoneNumberAreCodesToo() {
        var roster = agency.clientWithCard("maria", "77")
                .clientWithCard("jo", "2065550199")
                .build();

        assertThat(CallerLookup.identifyTyped(roster, "77")).isEqualTo(byCard("maria"));
        assertThat(CallerLookup.identifyTyped(roster, "2065550199")).isEqualTo(byCard("jo"));
    }

    @Test
    void aCodeThatSeveralCardsBearIdentifiesNobody() {
        var roster = agency.clientWithCard("maria", "AB12")
                .clientWithCard("jo", "2212")
                .build();

        assertThat(CallerLookup.identifyTyped(roster, "2212")).isEqualTo(several("maria", "jo"));
    }

    @Test
    void aCodeThatADischargedClientBearsTooIdentifiesNobody() {
        var roster = agency.clientWithCard("maria", "4821")
                .dischargedWithCard("jo", "4821")
                .build();

        assertThat(CallerLookup.identifyTyped(roster, "4821")).isEqualTo(several("maria"));
    }

    @Test
    void theCardOfADischargedClientDoesNotIdentify() {
        var roster = agency.dischargedWithCard("jo", "4821").build();

        assertThat(CallerLookup.identifyTyped(roster, "4821")).isEqualTo(new CallerMatch.Discharged(person("jo")));
    }

    @Test
    void nothingTypedIsUnknownEvenWhenClientsHaveNoCard() {
        var roster = agency.client("maria").clientWithCard("jo", "--").build();

        assertThat(CallerLookup.identifyTyped(roster, "")).isEqualTo(new CallerMatch.Unknown());
        assertThat(CallerLookup.identifyTyped(roster, "#")).isEqualTo(new CallerMatch.Unknown());
    }

    private static CallerMatch one(String client, PhoneNumber phone) {
        return new CallerMatch.OneClient(
                person(client),
                Optional.of(new ClientPhone(
                        person(client), phone, ClientPhone.BelongsTo.SELF, Optional.empty(), false, true, true)));
    }

    private static CallerMatch byCard(String client) {
        return new CallerMatch.OneClient(person(client), Optional.empty());
    }

    private static CallerMatch several(String... clients) {
        return new CallerMatch.SeveralClients(
                List.of(clients).stream().map(SmallRoster::person).toList());
    }
}
