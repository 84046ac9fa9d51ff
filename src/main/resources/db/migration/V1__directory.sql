-- The directory: lines, teams, people, care relationships and shifts, as the CSV files give them.
-- Foreign keys are checked at commit, so that an import may write the tables in any order.

create table escalation_policy (
    policy_id text primary key check (policy_id <> '')
);
comment on table escalation_policy is 'A ladder: whom to ask, by which channels, for how long.';
comment on column escalation_policy.policy_id is 'The agency''s own id.';

create table escalation_step (
    policy_id     text     not null references escalation_policy deferrable initially deferred,
    step          integer  not null check (step >= 1),
    who           text[]   not null check (cardinality(who) >= 1),
    channels      text[]   not null check (cardinality(channels) >= 1 and channels <@ array['sms', 'voice']),
    answer_within interval not null check (answer_within between interval '1 second' and interval '30 minutes'),
    primary key (policy_id, step)
);
comment on table escalation_step is 'One rung of a ladder.';
comment on column escalation_step.step is '1, 2, … without a hole.';
comment on column escalation_step.who is 'knows_client, on_call:primary, on_call:backup, on_call:supervisor, on_call:team, on_call:program or clinician:ID.';
comment on column escalation_step.channels is 'By which ways the page is sent: sms, voice.';
comment on column escalation_step.answer_within is 'How long the step waits for an answer.';

create table team (
    team_id   text primary key check (team_id <> ''),
    name      text not null check (name <> ''),
    county    text not null check (county in ('snohomish', 'skagit', 'island', 'whatcom')),
    time_zone text not null check (time_zone <> ''),
    policy_id text not null references escalation_policy deferrable initially deferred
);
comment on table team is 'A treatment team.';
comment on column team.time_zone is 'Zone name of the IANA list, such as America/Los_Angeles.';
comment on column team.policy_id is 'The ladder that this team''s contacts follow.';

create table line (
    phone             text primary key check (phone ~ '^\+[1-9][0-9]{6,14}$'),
    name              text   not null check (name <> ''),
    languages         text[] not null check (cardinality(languages) >= 1),
    team_id           text   not null references team deferrable initially deferred,
    fallback_number   text   not null check (fallback_number ~ '^\+[1-9][0-9]{6,14}$'),
    assessment_number text   not null check (assessment_number ~ '^\+[1-9][0-9]{6,14}$')
);
comment on table line is 'A number that the public dials or texts.';
comment on column line.phone is 'E.164.';
comment on column line.languages is 'ISO 639 codes in the order in which they are offered.';
comment on column line.team_id is 'Who is paged for an unidentified caller.';
comment on column line.fallback_number is 'The regional crisis line, E.164: takes the caller when nobody of the program answers.';
comment on column line.assessment_number is 'E.164; spoken to callers who are not in care here.';

create table clinician (
    clinician_id      text primary key check (clinician_id <> ''),
    name              text   not null check (name <> ''),
    credential        text   not null,
    mobile            text   unique deferrable initially deferred check (mobile ~ '^\+[1-9][0-9]{6,14}$'),
    email             text   check (email <> ''),
    languages         text[] not null,
    login_role        text   not null check (login_role in ('clinician', 'supervisor', 'manager', 'admin')),
    after_hours_until time
);
comment on table clinician is 'A member of staff who may be paged.';
comment on column clinician.mobile is 'E.164; null: cannot be paged by phone.';
comment on column clinician.email is 'The independent path of a page; null: none.';
comment on column clinician.login_role is 'What this person may do on the screens.';
comment on column clinician.after_hours_until is 'Own clients may reach this person beyond the shifts, every day from 08:00 team time until then; before 08:00: the next morning''s; null: never.';

create table team_member (
    team_id      text not null references team deferrable initially deferred,
    clinician_id text not null references clinician deferrable initially deferred,
    primary key (team_id, clinician_id)
);
comment on table team_member is 'Who belongs to which team.';
create index on team_member (clinician_id);

create table client (
    client_id      text primary key check (client_id <> ''),
    name           text not null check (name <> ''),
    preferred_name text check (preferred_name <> ''),
    date_of_birth  date,
    language       text not null check (language <> ''),
    county         text not null check (county in ('snohomish', 'skagit', 'island', 'whatcom')),
    team_id        text not null references team deferrable initially deferred,
    card_code      text unique deferrable initially deferred check (card_code <> ''),
    status         text not null check (status in ('enrolled', 'discharged'))
);
comment on table client is 'The person in care.';
comment on column client.language is 'ISO 639 code of the language in which the client is greeted.';
comment on column client.card_code is 'The code on the client''s card, typed by a caller whose number is not known; null: no card.';
comment on column client.status is 'A discharged client is an unidentified caller, with a note for the clinician.';
create index on client (team_id);

create table client_phone (
    client_id    text    not null references client deferrable initially deferred,
    phone        text    not null check (phone ~ '^\+[1-9][0-9]{6,14}$'),
    belongs_to   text    not null check (belongs_to in ('self', 'family', 'other')),
    person_name  text    check (person_name <> ''),
    may_discuss  boolean not null,
    text_ok      boolean not null,
    voicemail_ok boolean not null,
    primary key (client_id, phone)
);
comment on table client_phone is 'A number by which a caller of this client is known; two clients may share one.';
comment on column client_phone.phone is 'E.164.';
comment on column client_phone.person_name is 'Who answers there, when it is not the client.';
comment on column client_phone.may_discuss is 'The client allows that person to hear about the care.';
create index on client_phone (phone);

create table care_relationship (
    client_id    text not null references client deferrable initially deferred,
    clinician_id text not null references clinician deferrable initially deferred,
    relationship text not null
        check (relationship in ('primary', 'secondary', 'prescriber', 'case_manager', 'peer', 'excluded')),
    primary key (client_id, clinician_id, relationship)
);
comment on table care_relationship is 'How a clinician is involved with a client.';
comment on column care_relationship.relationship is 'excluded: never route this client to this clinician.';
create index on care_relationship (clinician_id);

create table encounter (
    client_id    text        not null references client deferrable initially deferred,
    clinician_id text        not null references clinician deferrable initially deferred,
    met_at       timestamptz not null,
    kind         text        not null check (kind in ('visit', 'phone', 'group', 'medication', 'crisis')),
    primary key (client_id, clinician_id, met_at, kind)
);
comment on table encounter is 'Who met whom, for familiarity.';
create index on encounter (met_at);

create table shift (
    team_id      text        not null references team deferrable initially deferred,
    tier         text        not null check (tier in ('primary', 'backup', 'supervisor')),
    clinician_id text        not null references clinician deferrable initially deferred,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null check (ends_at > starts_at),
    primary key (team_id, tier, clinician_id, starts_at)
);
comment on table shift is '[starts_at, ends_at) of one clinician in one tier of one team; several may be on shift at once.';
create index on shift (ends_at);

create table rotation (
    team_id       text      not null references team deferrable initially deferred,
    tier          text      not null check (tier in ('primary', 'backup', 'supervisor')),
    clinician_ids text[]    not null check (cardinality(clinician_ids) >= 1),
    starts_at     timestamp not null,
    shift_length  text      not null,
    handoff_time  time,
    days          text[]    not null check (days <@ array['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']),
    ends_at       timestamp check (ends_at > starts_at),
    primary key (team_id, tier, clinician_ids, starts_at)
);
comment on table rotation is 'A rule that makes shifts: the clinicians take turns in order.';
comment on column rotation.starts_at is 'Local time of the team.';
comment on column rotation.shift_length is 'ISO 8601: P7D, P1D, PT12H.';
comment on column rotation.handoff_time is 'Wins over the clock part of starts_at; null: that clock part.';
comment on column rotation.days is 'Local days of hand-off; empty: every day.';
comment on column rotation.ends_at is 'Local time of the team; null: without end.';

create table roster_version (
    only_row boolean primary key default true check (only_row),
    version  bigint not null check (version >= 0)
);
comment on table roster_version is 'One row; grows by one with each change of the directory, told by NOTIFY roster_changed.';
insert into roster_version (version) values (0);
