package org.knownvoice.importing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PolicyId;
import org.knownvoice.paging.Channel;
import org.knownvoice.paging.EscalationPolicy;
import org.knownvoice.paging.EscalationStep;
import org.knownvoice.paging.Who;
import org.knownvoice.store.Code;
import org.knownvoice.store.WhoCode;

/** {@code escalation_policies.csv}: one row for each step. */
record PolicyFile(KnownIds<ClinicianId> clinicians) {
    private static final String WHO = "write knows_client, on_call:primary, on_call:backup, on_call:supervisor,"
            + " on_call:team, on_call:program or clinician:ID, several with a semicolon between";
    private static final String BOUNDS = "write a time from PT1S to PT30M, such as PT45S";

    /** One row; its step is kept even when another cell has a fault, so that no hole is told that is none. */
    private record StepRow(CsvRow row, String policy, int number, Optional<EscalationStep> step) {}

    List<EscalationPolicy> policies(List<CsvRow> rows) {
        var keys = new Unique("this step");
        Map<String, List<StepRow>> steps = new TreeMap<>();
        Set<String> unnumbered = new HashSet<>();
        for (CsvRow row : rows) {
            step(row, keys)
                    .ifPresentOrElse(
                            step -> steps.computeIfAbsent(step.policy(), policy -> new ArrayList<>())
                                    .add(step),
                            () -> unnumbered.add(row.raw("policy_id")));
        }
        steps.forEach((policy, own) -> {
            own.sort(Comparator.comparingInt(StepRow::number));
            if (!unnumbered.contains(policy)) {
                refuseHole(own);
            }
        });
        return steps.entrySet().stream()
                .filter(policy ->
                        policy.getValue().stream().allMatch(step -> step.step().isPresent()))
                .map(policy -> new EscalationPolicy(
                        new PolicyId(policy.getKey()),
                        policy.getValue().stream()
                                .flatMap(step -> step.step().stream())
                                .toList()))
                .toList();
    }

    private static void refuseHole(List<StepRow> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).number() > i + 1) {
                steps.get(i)
                        .row()
                        .fault(
                                "step",
                                "there is no step %d before it; number the steps 1, 2, … without a hole"
                                        .formatted(i + 1));
                return;
            }
        }
    }

    private Optional<StepRow> step(CsvRow row, Unique keys) {
        var policy = row.text("policy_id");
        var number = row.required("step", PolicyFile::number, "is no step; write 1, 2, …");
        var who = row.someOf("who", WhoCode::find, WHO);
        var channels = row.someOf("channels", code -> Code.find(Channel.class, code), "write sms, voice or sms;voice");
        var wait = row.duration("answer_within", BOUNDS);
        who.ifPresent(asked -> refuseUnknown(row, asked));
        if (wait.filter(PolicyFile::isOutOfBounds).isPresent()) {
            row.fault("answer_within", BOUNDS);
        }
        if (policy.isPresent() && number.isPresent()) {
            keys.check(row, "step", policy.get(), number.get());
        }
        var step = row.whenSound(
                () -> new EscalationStep(number.get(), who.get(), Set.copyOf(channels.get()), wait.get()));
        return policy.flatMap(id -> number.map(own -> new StepRow(row, id, own, step)));
    }

    private void refuseUnknown(CsvRow row, List<Who> asked) {
        for (Who who : asked) {
            if (who instanceof Who.Named named
                    && !clinicians.knows(named.clinician().value())) {
                row.fault("who", clinicians.unknown());
            }
        }
    }

    private static boolean isOutOfBounds(Duration wait) {
        return wait.compareTo(EscalationStep.SHORTEST) < 0 || wait.compareTo(EscalationStep.LONGEST) > 0;
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[1-9]\\d{0,2}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
