package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.directory.Language;

/** Callers are spoken to and texted in their language, as far as a qualified human has reviewed its words. */
class CallersLanguageTest {
    private Optional<CrisisLine> house = Optional.empty();

    @AfterEach
    void close() {
        house.ifPresent(CrisisLine::close);
    }

    @Test
    void aRussianClientIsSpokenToInRussian() {
        var olga = open("en,es,ru,ko").phone("olga");

        olga.dials().after(Duration.ofSeconds(20));
        olga.hears("911").hears("988").hears("Мы уже звоним вашим специалистам").hasNotHeard("We are reaching");
        house.orElseThrow().phone("ana").rings().answers().hears("Press 1");
    }

    @Test
    void aKoreanClientIsTextedInKorean() {
        var jiwoo = open("en,es,ru,ko").phone("jiwoo");

        jiwoo.texts("도와주세요").after(Duration.ofSeconds(3));
        jiwoo.reads("911").reads("988").reads("담당 팀을 부르고");
    }

    @Test
    void aLanguageThatNobodyHasReviewedIsNeitherSpokenNorSent() {
        var olga = open("en,es").phone("olga");

        olga.dials()
                .after(Duration.ofSeconds(20))
                .hears("We are reaching your team")
                .hasNotHeard("специалистам");
        olga.texts("помогите").after(Duration.ofSeconds(3));
        assertThat(olga.newTexts()).doesNotContain("специалистов");
        assertThat(house.orElseThrow().contact().identity().language()).isEqualTo(new Language("ru"));
    }

    @Test
    void anUnknownCallerChoosesTheLanguageByAKey() {
        var stranger = open("en,es,ru,ko").phone("stranger");

        stranger.dials().after(Duration.ofSeconds(20)).hears("Español: oprima 5");
        stranger.presses("5").after(Duration.ofSeconds(15)).hears("Si hay vidas en peligro");
        stranger.hears("marque su número de teléfono")
                .after(Duration.ofSeconds(60))
                .hears("Seguimos llamando");
        assertThat(house.orElseThrow().timeline()).contains("LANGUAGE_CHOSEN");
        house.orElseThrow().phone("ana").rings();
    }

    private CrisisLine open(String reviewed) {
        house = Optional.of(CrisisLine.open(
                agency -> {
                    agency.client("olga", "north", "ru", "7005").client("jiwoo", "north", "ko", "7006");
                    agency.clientPhone("olga", "olga", "+14255550135", "self")
                            .clientPhone("jiwoo", "jiwoo", "+14255550136", "self");
                    agency.knows("olga", "ana", "primary").knows("jiwoo", "ana", "primary");
                },
                CrisisLine.NIGHT,
                Map.of("LANGUAGES_REVIEWED", reviewed)));
        return house.get();
    }
}
