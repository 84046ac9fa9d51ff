package org.knownvoice.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.knownvoice.report.Figures;
import org.knownvoice.report.Measure;
import org.knownvoice.report.Miss;
import org.knownvoice.report.ResponseTimes;
import org.knownvoice.report.Seconds;
import org.knownvoice.store.Code;

/** The report as JSON. Times in seconds, to the millisecond; null where there is none. */
final class ResponseTimesJson {
    private ResponseTimesJson() {}

    static JsonObject of(ResponseTimes report) {
        var teams = new JsonArray();
        report.teams()
                .forEach(team -> teams.add(new JsonObject()
                        .put("team", team.team().value())
                        .put("name", team.name())
                        .mergeIn(figures(team.figures()))));
        var misses = new JsonArray();
        report.misses().forEach(miss -> misses.add(miss(miss)));
        return new JsonObject()
                .put("from", report.period().from().toString())
                .put("to", report.period().to().toString())
                .put("budget_seconds", report.budget().toSeconds())
                .put("overall", figures(report.overall()))
                .put("teams", teams)
                .put("misses", misses);
    }

    private static JsonObject figures(Figures figures) {
        var continuity = new JsonObject();
        figures.byCloseness().forEach((each, count) -> continuity.put(Code.of(each), count));
        return new JsonObject()
                .put("contacts", figures.contacts())
                .put("not_in_care", figures.notInCare())
                .put("first_page", measure(figures.firstPage()))
                .put("accept", measure(figures.accept()))
                .put("connect", measure(figures.connect()))
                .put("answered_within_budget", figures.answered())
                .put("missed", figures.misses())
                .put("continuity", continuity);
    }

    private static JsonObject measure(Measure measure) {
        return new JsonObject()
                .put("count", measure.count())
                .put("not_reached", measure.notReached())
                .put("median_seconds", seconds(measure.median()))
                .put("p90_seconds", seconds(measure.p90()))
                .put("slowest_seconds", seconds(measure.slowest()));
    }

    private static JsonObject miss(Miss miss) {
        return new JsonObject()
                .put("contact", miss.contact().toString())
                .put("team", miss.team().value())
                .put("team_name", miss.teamName())
                .put("opened_at", miss.openedAt().toString())
                .put("why", Code.of(miss.why()))
                .put("why_in_words", miss.why().words())
                .put("connected_after_seconds", seconds(miss.connectedAfter()))
                .put("still_open", miss.stillOpen());
    }

    private static Double seconds(Optional<Duration> duration) {
        return duration.map(each -> Seconds.of(each).doubleValue()).orElse(null);
    }
}
