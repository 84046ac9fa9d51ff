package org.knownvoice.store;

import io.vertx.sqlclient.Row;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PolicyId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.paging.Channel;
import org.knownvoice.paging.EscalationPolicy;
import org.knownvoice.paging.EscalationStep;
import org.knownvoice.schedule.Rotation;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.Tier;

/** Shifts, rotations and the ladders. */
final class OnCallTables {
    private OnCallTables() {}

    static final DirectoryTable<Shift> SHIFTS = new DirectoryTable<>(
            """
            select team_id, tier, clinician_id, starts_at, ends_at
            from shift order by starts_at, team_id, tier, clinician_id""",
            row -> new Shift(
                    new TeamId(row.getString("team_id")),
                    Code.read(Tier.class, row.getString("tier")),
                    new ClinicianId(row.getString("clinician_id")),
                    row.getOffsetDateTime("starts_at").toInstant(),
                    row.getOffsetDateTime("ends_at").toInstant()),
            """
            delete from shift where (team_id, tier, clinician_id, starts_at)
                in (select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]))""",
            shiftKey(),
            """
            insert into shift (team_id, tier, clinician_id, starts_at, ends_at)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[])
            on conflict (team_id, tier, clinician_id, starts_at) do update set ends_at = excluded.ends_at""",
            shiftKey().with(OffsetDateTime.class, shift -> shift.endsAt().atOffset(ZoneOffset.UTC)));

    private static Columns<Shift> shiftKey() {
        return new Columns<Shift>()
                .text(shift -> shift.team().value())
                .text(shift -> Code.of(shift.tier()))
                .text(shift -> shift.clinician().value())
                .with(OffsetDateTime.class, shift -> shift.startsAt().atOffset(ZoneOffset.UTC));
    }

    static final DirectoryTable<Rotation> ROTATIONS = new DirectoryTable<>(
            """
            select team_id, tier, clinician_ids, starts_at, shift_length, handoff_time, days, ends_at
            from rotation order by team_id, tier, starts_at, clinician_ids""",
            OnCallTables::rotation,
            """
            delete from rotation where (team_id, tier, clinician_ids, starts_at) in (
                select team_id, tier, string_to_array(clinician_ids, ';'), starts_at
                from unnest($1::text[], $2::text[], $3::text[], $4::timestamp[])
                    as given (team_id, tier, clinician_ids, starts_at))""",
            rotationKey(),
            """
            insert into rotation (team_id, tier, clinician_ids, starts_at, shift_length, handoff_time, days, ends_at)
            select team_id, tier, string_to_array(clinician_ids, ';'), starts_at, shift_length, handoff_time,
                string_to_array(days, ';'), ends_at
            from unnest($1::text[], $2::text[], $3::text[], $4::timestamp[], $5::text[], $6::time[], $7::text[],
                $8::timestamp[])
                as given (team_id, tier, clinician_ids, starts_at, shift_length, handoff_time, days, ends_at)
            on conflict (team_id, tier, clinician_ids, starts_at) do update set
                shift_length = excluded.shift_length, handoff_time = excluded.handoff_time, days = excluded.days,
                ends_at = excluded.ends_at""",
            rotationKey()
                    .text(rotation -> rotation.shiftLength().toString())
                    .withOptional(LocalTime.class, Rotation::handoffTime)
                    .text(rotation -> rotation.days().stream()
                            .sorted()
                            .map(day -> day.name().substring(0, 2))
                            .collect(Collectors.joining(";")))
                    .withOptional(LocalDateTime.class, Rotation::endsAt));

    private static Columns<Rotation> rotationKey() {
        return new Columns<Rotation>()
                .text(rotation -> rotation.team().value())
                .text(rotation -> Code.of(rotation.tier()))
                .text(rotation ->
                        rotation.clinicians().stream().map(ClinicianId::value).collect(Collectors.joining(";")))
                .with(LocalDateTime.class, Rotation::startsAt);
    }

    private static Rotation rotation(Row row) {
        return new Rotation(
                new TeamId(row.getString("team_id")),
                Code.read(Tier.class, row.getString("tier")),
                texts(row, "clinician_ids").map(ClinicianId::new).toList(),
                row.getLocalDateTime("starts_at"),
                length(row.getString("shift_length")),
                Optional.ofNullable(row.getLocalTime("handoff_time")),
                days(texts(row, "days").toList()),
                Optional.ofNullable(row.getLocalDateTime("ends_at")));
    }

    private static TemporalAmount length(String iso) {
        return iso.contains("T") ? Duration.parse(iso) : Period.parse(iso);
    }

    private static Set<DayOfWeek> days(List<String> codes) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> codes.contains(day.name().substring(0, 2)))
                .collect(Collectors.toUnmodifiableSet());
    }

    static final DirectoryTable<PolicyId> POLICIES = new DirectoryTable<>(
            "select policy_id from escalation_policy order by policy_id",
            row -> new PolicyId(row.getString("policy_id")),
            "delete from escalation_policy where policy_id = any($1::text[])",
            new Columns<PolicyId>().text(PolicyId::value),
            "insert into escalation_policy (policy_id) select * from unnest($1::text[])",
            new Columns<PolicyId>().text(PolicyId::value));

    /** One step with the policy to which it belongs. */
    record PolicyStep(PolicyId policy, EscalationStep step) {
        static List<PolicyStep> of(List<EscalationPolicy> policies) {
            return policies.stream()
                    .flatMap(policy -> policy.steps().stream().map(step -> new PolicyStep(policy.id(), step)))
                    .toList();
        }

        static List<EscalationPolicy> grouped(List<PolicyStep> steps) {
            return steps.stream()
                    .collect(Collectors.groupingBy(
                            PolicyStep::policy,
                            TreeMap::new,
                            Collectors.mapping(PolicyStep::step, Collectors.toList())))
                    .entrySet()
                    .stream()
                    .map(policy -> new EscalationPolicy(policy.getKey(), policy.getValue()))
                    .toList();
        }
    }

    static final DirectoryTable<PolicyStep> STEPS = new DirectoryTable<>(
            """
            select policy_id, step, who, channels, (extract(epoch from answer_within) * 1000)::bigint as answer_within_ms
            from escalation_step order by policy_id, step""",
            row -> new PolicyStep(
                    new PolicyId(row.getString("policy_id")),
                    new EscalationStep(
                            row.getInteger("step"),
                            texts(row, "who").map(WhoCode::read).toList(),
                            texts(row, "channels")
                                    .map(code -> Code.read(Channel.class, code))
                                    .collect(Collectors.toSet()),
                            Duration.ofMillis(row.getLong("answer_within_ms")))),
            """
            delete from escalation_step where (policy_id, step) in (select * from unnest($1::text[], $2::integer[]))""",
            stepKey(),
            """
            insert into escalation_step (policy_id, step, who, channels, answer_within)
            select policy_id, step, string_to_array(who, ';'), string_to_array(channels, ';'),
                answer_within_ms * interval '1 millisecond'
            from unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::bigint[])
                as given (policy_id, step, who, channels, answer_within_ms)
            on conflict (policy_id, step) do update set
                who = excluded.who, channels = excluded.channels, answer_within = excluded.answer_within""",
            stepKey()
                    .text(row -> row.step().who().stream().map(WhoCode::of).collect(Collectors.joining(";")))
                    .text(row -> row.step().channels().stream()
                            .sorted()
                            .map(Code::of)
                            .collect(Collectors.joining(";")))
                    .with(Long.class, row -> row.step().answerWithin().toMillis()));

    private static Columns<PolicyStep> stepKey() {
        return new Columns<PolicyStep>()
                .text(row -> row.policy().value())
                .with(Integer.class, row -> row.step().number());
    }

    private static Stream<String> texts(Row row, String column) {
        return Arrays.stream(row.getArrayOfStrings(column));
    }
}
