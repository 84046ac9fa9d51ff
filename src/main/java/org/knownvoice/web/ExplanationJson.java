package org.knownvoice.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;
import org.knownvoice.paging.Explanation;
import org.knownvoice.paging.Explanation.Asked;
import org.knownvoice.paging.Explanation.NotAsked;
import org.knownvoice.paging.Explanation.Step;
import org.knownvoice.routing.Familiarity;
import org.knownvoice.routing.Familiarity.Ranked;
import org.knownvoice.schedule.OnCall.Duty;
import org.knownvoice.schedule.Shift;
import org.knownvoice.store.Code;
import org.knownvoice.store.WhoCode;

/** An explanation as JSON: ids, codes, moments and reasons; nobody's name, nobody's number. */
final class ExplanationJson {
    private ExplanationJson() {}

    static JsonObject of(Explanation explanation) {
        return new JsonObject()
                .put("client", explanation.client().id().value())
                .put("identified", explanation.identified())
                .put("language", explanation.client().language().code())
                .put("team", explanation.team().value())
                .put("at", explanation.at().toString())
                .put("steps", array(explanation.steps(), ExplanationJson::step))
                .put("supervisors", array(explanation.supervisors(), ExplanationJson::asked))
                .put("not_asked", array(explanation.notAsked(), ExplanationJson::notAsked));
    }

    private static JsonObject step(Step step) {
        var rung = step.step();
        return new JsonObject()
                .put("number", rung.number())
                .put("who", array(rung.who(), WhoCode::of))
                .put("channels", array(rung.channels().stream().sorted().toList(), Code::of))
                .put("answer_within_seconds", rung.answerWithin().toSeconds())
                .put("asked", array(step.asked(), ExplanationJson::asked));
    }

    private static JsonObject asked(Asked one) {
        return new JsonObject()
                .put("clinician", one.candidate().clinician().value())
                .put("score", one.familiarity().map(ExplanationJson::score).orElse(null))
                .put("reason", Familiarity.inWords(one.candidate().reason()))
                .put("on_call", array(one.duties(), ExplanationJson::duty))
                .put("pages_this_week", one.pagesThisWeek())
                .put("since_step", one.sinceStep());
    }

    private static JsonObject notAsked(NotAsked one) {
        return new JsonObject()
                .put("clinician", one.familiarity().clinician().value())
                .put("score", score(one.familiarity()))
                .put("reason", Familiarity.inWords(one.familiarity().reason()))
                .put("why", Code.of(one.why()))
                .put(
                        "next_on_call",
                        one.nextOnCall().map(ExplanationJson::shift).orElse(null))
                .put(
                        "after_hours_until",
                        one.afterHoursUntil().map(LocalTime::toString).orElse(null));
    }

    private static JsonObject duty(Duty duty) {
        return new JsonObject().put("team", duty.team().value()).put("tier", Code.of(duty.tier()));
    }

    private static JsonObject shift(Shift shift) {
        return new JsonObject()
                .put("team", shift.team().value())
                .put("tier", Code.of(shift.tier()))
                .put("starts_at", shift.startsAt().toString());
    }

    /** To one decimal. */
    private static double score(Ranked one) {
        return Math.round(one.score() * 10) / 10.0;
    }

    private static <T> JsonArray array(List<T> all, Function<T, Object> json) {
        return new JsonArray(all.stream().map(json).toList());
    }
}
