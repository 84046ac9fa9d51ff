-- A contact changes hands, and a clinician calls the line.

alter table page add column offered_until timestamptz;
comment on column page.offered_until is 'Until when whoever has the contact offers it to this colleague; empty on every other page.';

create table staff_call (
    sid          text        primary key check (sid <> ''),
    clinician_id text        not null check (clinician_id <> ''),
    at           timestamptz not null
);
comment on table staff_call is 'A call from a clinician''s phone that was answered with the menu. No contact belongs to it, unless the clinician goes on as a caller.';
