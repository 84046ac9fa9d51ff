package org.knownvoice.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfferTextTest {
    private static final DayWord FRI = new DayWord.Weekday(DayOfWeek.FRIDAY);
    private static final DayWord TUE = new DayWord.Weekday(DayOfWeek.TUESDAY);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

    @ParameterizedTest
    @ValueSource(strings = {"TAKE AB", "take ab", " Take: ab. ", "TAKEAB", "Take \"AB\" please", "take, AB!"})
    void takeWithACode(String body) {
        assertThat(OfferText.parse(body)).contains(new OfferText.Take(Optional.of(new OfferCode("AB"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAKE", "take.", "Take it", "take it please"})
    void takeWithoutACode(String body) {
        assertThat(OfferText.parse(body)).contains(new OfferText.Take(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASS xy", "pass XY", "passXY"})
    void pass(String body) {
        assertThat(OfferText.parse(body)).contains(new OfferText.Pass(Optional.of(new OfferCode("XY"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"COVER FRI BEN", "cover friday, ben", "Cover Ben on Fri!", "cover my Fri shift by Ben"})
    void coverOnADayByAColleague(String body) {
        assertThat(OfferText.parse(body)).contains(new OfferText.Cover(Optional.of(FRI), Optional.of("BEN")));
    }

    @Test
    void coverWithoutDayOrColleague() {
        assertThat(OfferText.parse("cover")).contains(new OfferText.Cover(Optional.empty(), Optional.empty()));
        assertThat(OfferText.parse("COVER BEN")).contains(new OfferText.Cover(Optional.empty(), Optional.of("BEN")));
        assertThat(OfferText.parse("cover 11/27"))
                .contains(new OfferText.Cover(Optional.of(new DayWord.Date(MonthDay.of(11, 27))), Optional.empty()));
        assertThat(OfferText.parse("cover tonight José Sample"))
                .contains(new OfferText.Cover(Optional.of(new DayWord.FromToday(0)), Optional.of("JOSÉ SAMPLE")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SWAP FRI BEN TUE", "swap my friday for Ben’s Tuesday", "Swap Fri with Ben, Tues."})
    void swap(String body) {
        assertThat(OfferText.parse(body)).contains(new OfferText.Swap(FRI, "BEN", TUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"TAKE care of him", "TAKE ABC", "PASS A", "SWAP", "SWAP FRI", "SWAP BEN FRI", "swap fri ben"})
    void whatBeginsSoAndGoesOnOtherwiseIsUnclear(String body) {
        assertThat(OfferText.parse(body)).contains(new OfferText.Unclear());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "1", "2 AB", "CALL", "123456", "I cannot take it", "covered", "!?", "STOP", "👍"})
    void anythingElseIsAboutSomethingElse(String body) {
        assertThat(OfferText.parse(body)).isEmpty();
    }

    @Test
    void aWeekdayIsTodayOrInTheWeekThatFollows() {
        assertThat(FRI.means(FRIDAY, FRIDAY)).isTrue();
        assertThat(FRI.means(FRIDAY.plusWeeks(1), FRIDAY)).isTrue();
        assertThat(FRI.means(FRIDAY.plusWeeks(2), FRIDAY)).isFalse();
        assertThat(FRI.means(FRIDAY.minusWeeks(1), FRIDAY)).isFalse();
        assertThat(new DayWord.FromToday(1).means(FRIDAY.plusDays(1), FRIDAY)).isTrue();
        assertThat(DayWord.parse("2/30")).isEmpty();
        assertThat(DayWord.parse("13/1")).isEmpty();
        assertThat(DayWord.parse("FR")).isEmpty();
    }
}
