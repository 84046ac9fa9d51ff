-- A client's text that nobody has answered is told to the clinician, then to the supervisors.

alter table crisis_contact
    add column unanswered_tell_at timestamptz,
    add column unanswered_told    boolean not null default false,
    add constraint contact_unanswered_fits check (unanswered_tell_at is not null or not unanswered_told);
comment on column crisis_contact.unanswered_tell_at is
    'When the next one is told that the client''s text has no answer; null while none waits.';
comment on column crisis_contact.unanswered_told is 'The clinician has been told: the supervisors are next.';

-- A client who gets no texts of ours is called instead.
alter table crisis_contact add column instead_of_texts boolean not null default false;
comment on column crisis_contact.instead_of_texts is
    'The client has written, but is to be called: our texts do not arrive, or the clinician wants so.';

create table opted_out (
    phone text        primary key check (phone like '+%'),
    at    timestamptz not null
);
comment on table opted_out is 'Numbers of callers that have told us STOP: no text goes there until they say START.';
