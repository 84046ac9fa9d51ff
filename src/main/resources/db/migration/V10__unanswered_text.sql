-- A client's text that nobody has answered is told to the clinician, then to the supervisors.

alter table crisis_contact
    add column unanswered_tell_at timestamptz,
    add column unanswered_told    boolean not null default false,
    add constraint contact_unanswered_fits check (unanswered_tell_at is not null or not unanswered_told);
comment on column crisis_contact.unanswered_tell_at is
    'When the next one is told that the client''s text has no answer; null while none waits.';
comment on column crisis_contact.unanswered_told is 'The clinician has been told: the supervisors are next.';
