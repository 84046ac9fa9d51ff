-- In a talk the clinician steps aside with the star key and calls somebody in.

alter table crisis_contact
    add column aside_at timestamptz,
    add column back_at  timestamptz;
comment on column crisis_contact.aside_at is 'When the clinician has stepped aside in the talk; null while they have not.';
comment on column crisis_contact.back_at is 'When those of the talk came together again in this bridge; null in a talk''s first one.';

alter table call_leg
    add column guest text check (guest <> ''),
    drop constraint call_leg_role_check,
    add constraint call_leg_role_check
        check (role in ('CALLER', 'CLIENT', 'CLINICIAN', 'SUPERVISOR', 'INTERPRETER', 'CRISIS_LINE')),
    add constraint call_leg_guest_is_a_supervisor check ((role = 'SUPERVISOR') = (guest is not null));
comment on column call_leg.guest is 'The supervisor whom the clinician wants in the talk.';
