-- The roster: what people arrange over shifts and rotations, what is known of their phones, and what they are told.
-- Ids of clinicians and teams are not foreign keys here: the directory may forget, the record may not.

create table clinician_phone (
    clinician_id text    not null references clinician deferrable initially deferred,
    phone        text    primary key check (phone ~ '^\+[1-9][0-9]{6,14}$'),
    place        integer not null check (place between 1 and 99),
    text_ok      boolean not null
);
comment on table clinician_phone is 'Further phones of a clinician, and in which order they are tried.';
comment on column clinician_phone.phone is 'E.164.';
comment on column clinician_phone.place is '1 for the first. The mobile comes before all of them, unless it is listed here itself.';
comment on column clinician_phone.text_ok is 'Takes texts; a landline does not.';
create index on clinician_phone (clinician_id);

create table phone_standing (
    phone            text        primary key check (phone ~ '^\+[1-9][0-9]{6,14}$'),
    verified_at      timestamptz,
    code_hash        text        check (code_hash ~ '^[0-9a-f]{64}$'),
    code_until       timestamptz,
    code_tries       integer     not null default 0 check (code_tries >= 0),
    failing          text        check (failing in ('CARRIER', 'OPTED_OUT', 'UNANSWERED')),
    failing_since    timestamptz,
    unanswered_pages integer     not null default 0 check (unanswered_pages >= 0),
    constraint phone_standing_code_is_whole check (num_nulls(code_hash, code_until) in (0, 2)),
    constraint phone_standing_failing_is_whole check (num_nulls(failing, failing_since) in (0, 2))
);
comment on table phone_standing is 'What is known of a clinician''s phone; without a row: unverified, and nothing speaks against it.';
comment on column phone_standing.code_hash is 'SHA-256 of the number and the code that was sent to it; null: none is waited for.';
comment on column phone_standing.code_tries is 'How many wrong codes have been answered.';
comment on column phone_standing.failing is 'Why a page may not get through; null: nothing known.';
comment on column phone_standing.unanswered_pages is 'Pages in a row that this phone did not answer.';

create table clinician_deactivation (
    clinician_id text        primary key check (clinician_id <> ''),
    at           timestamptz not null,
    by           text        not null check (by <> '')
);
comment on table clinician_deactivation is 'Who has left: never on call, never asked.';

create table shift_offer (
    id           uuid        primary key,
    code         text        not null check (code ~ '^[A-Z]{2}$'),
    kind         text        not null check (kind in ('COVER', 'SWAP')),
    team_id      text        not null check (team_id <> ''),
    tier         text        not null check (tier in ('PRIMARY', 'BACKUP', 'SUPERVISOR')),
    clinician_id text        not null check (clinician_id <> ''),
    starts_at    timestamptz not null,
    ends_at      timestamptz not null check (ends_at > starts_at),
    made_at      timestamptz not null,
    made_by      text        not null check (made_by <> ''),
    state        text        not null check (state in ('OPEN', 'TAKEN', 'DECLINED', 'WITHDRAWN', 'EXPIRED')),
    taken_by     text        check (taken_by <> ''),
    settled_at   timestamptz,
    constraint shift_offer_settled_is_whole check ((state = 'OPEN') = (settled_at is null)),
    constraint shift_offer_taken_is_whole check ((state = 'TAKEN') = (taken_by is not null))
);
comment on table shift_offer is 'A stretch on call that a clinician offers to colleagues; theirs until one of them accepts.';
comment on column shift_offer.code is 'Two letters by which a text names it; one offer at a time has it among the open ones.';
comment on column shift_offer.state is 'EXPIRED: over before anybody took it; written when the next offer is made.';
comment on column shift_offer.made_by is 'The clinician, or who did it for them; system: the clinician did not confirm the start of the shift.';
create unique index shift_offer_open_code on shift_offer (code) where state = 'OPEN';
create index shift_offer_of_clinician on shift_offer (clinician_id, made_at);

create table shift_offer_asked (
    offer_id        uuid        not null references shift_offer,
    clinician_id    text        not null check (clinician_id <> ''),
    answer          text        check (answer in ('ACCEPTED', 'DECLINED')),
    answered_at     timestamptz,
    gives_team_id   text        check (gives_team_id <> ''),
    gives_tier      text        check (gives_tier in ('PRIMARY', 'BACKUP', 'SUPERVISOR')),
    gives_starts_at timestamptz,
    gives_ends_at   timestamptz check (gives_ends_at > gives_starts_at),
    primary key (offer_id, clinician_id),
    constraint shift_offer_answer_is_whole check ((answer is null) = (answered_at is null)),
    constraint shift_offer_gives_is_whole check (
        num_nulls(gives_team_id, gives_tier, gives_starts_at, gives_ends_at) in (0, 4))
);
comment on table shift_offer_asked is 'To whom an offer goes; on a swap, which stretch that colleague gives for it.';
create unique index shift_offer_one_accepts on shift_offer_asked (offer_id) where answer = 'ACCEPTED';
create index shift_offer_asked_of on shift_offer_asked (clinician_id, offer_id);

create table shift_override (
    number       bigint      generated always as identity primary key,
    kind         text        not null check (kind in ('COVER', 'TIME_OFF', 'EXTRA')),
    team_id      text        check (team_id <> ''),
    tier         text        check (tier in ('PRIMARY', 'BACKUP', 'SUPERVISOR')),
    clinician_id text        not null check (clinician_id <> ''),
    covered_by   text        check (covered_by <> ''),
    starts_at    timestamptz not null,
    ends_at      timestamptz not null check (ends_at > starts_at),
    made_at      timestamptz not null,
    made_by      text        not null check (made_by <> ''),
    offer_id     uuid        references shift_offer,
    confirmed_by text        check (confirmed_by <> ''),
    reason       text        check (reason <> ''),
    withdrawn_at timestamptz,
    withdrawn_by text        check (withdrawn_by <> ''),
    withdrawal_confirmed_by text check (withdrawal_confirmed_by <> ''),
    withdrawal_reason       text check (withdrawal_reason <> ''),
    constraint shift_override_place_fits check (
        num_nulls(team_id, tier) in (0, 2) and (team_id is not null or kind = 'TIME_OFF')),
    constraint shift_override_cover_names_who check ((kind = 'COVER') = (covered_by is not null)),
    constraint shift_override_covers_another check (covered_by <> clinician_id),
    constraint shift_override_confirmed_with_a_reason check (num_nulls(confirmed_by, reason) in (0, 2)),
    constraint shift_override_withdrawn_is_whole check (num_nulls(withdrawn_at, withdrawn_by) in (0, 2)),
    constraint shift_override_withdrawal_confirmed_with_a_reason check (
        num_nulls(withdrawal_confirmed_by, withdrawal_reason) in (0, 2)
        and (withdrawal_reason is null or withdrawn_at is not null))
);
comment on table shift_override is 'Changes of who is on call, applied in the order of their numbers over shifts and rotations.';
comment on column shift_override.team_id is 'Null, on time off only: every team and tier.';
comment on column shift_override.confirmed_by is 'The manager who confirmed it though it leaves primary hours uncovered.';
comment on column shift_override.reason is 'Why, in the manager''s words.';
comment on column shift_override.withdrawn_at is 'From then on it counts no more, as if it had never been made.';
comment on column shift_override.withdrawal_reason is 'Why a manager confirmed that it is withdrawn though that leaves primary hours uncovered.';
create index shift_override_of_offer on shift_override (offer_id) where offer_id is not null;
create index shift_override_ends on shift_override (ends_at) where withdrawn_at is null;

create table roster_event (
    id           bigint      generated always as identity,
    at           timestamptz not null,
    kind         text        not null check (kind ~ '^[A-Z_]+$'),
    clinician_id text        check (clinician_id <> ''),
    other_id     text        check (other_id <> ''),
    by           text        not null check (by <> ''),
    codes        jsonb       not null check (jsonb_typeof(codes) = 'object'),
    primary key (id, at)
);
comment on table roster_event is 'The record of the roster: who offered, took, covered, was told; ids and codes only, append-only.';
comment on column roster_event.other_id is 'The second person concerned: who took the shift.';
comment on column roster_event.by is 'Who did it: a clinician''s id, or system.';
create index roster_event_at on roster_event (at);
create trigger roster_event_is_append_only before update or delete or truncate on roster_event
    for each statement execute function refuse_change_of_the_record();

create table notice (
    id           bigint      generated always as identity primary key,
    key          text        not null unique check (key <> ''),
    clinician_id text        not null check (clinician_id <> ''),
    kind         text        not null check (kind ~ '^[A-Z_]+$'),
    way          text        not null check (way in ('TEXT', 'CALL', 'MAIL')),
    details      jsonb       not null check (jsonb_typeof(details) = 'object'),
    pace         text        references pace,
    created_at   timestamptz not null,
    due_at       timestamptz not null,
    attempts     integer     not null default 0 check (attempts >= 0),
    leased_until timestamptz,
    done_at      timestamptz,
    result       text,
    sid          text,
    constraint notice_has_a_pace check ((way = 'MAIL') = (pace is null)),
    constraint notice_done_is_whole check (
        (done_at is null) = (result is null) and (done_at is null or leased_until is null))
);
comment on table notice is 'What staff are told beside pages; sent when no crisis order waits. Told by NOTIFY notice.';
comment on column notice.key is 'The same notice is put once.';
comment on column notice.details is 'Ids, codes and moments that its words use.';
comment on column notice.result is 'What came of it: a code.';
create index notice_waiting on notice (due_at) where done_at is null;
create index notice_sid on notice (sid) where sid is not null;

create table shift_check (
    id           uuid        primary key,
    clinician_id text        not null check (clinician_id <> ''),
    team_id      text        not null check (team_id <> ''),
    tier         text        not null check (tier in ('PRIMARY', 'BACKUP', 'SUPERVISOR')),
    starts_at    timestamptz not null,
    state        text        not null check (state in ('TEXTED', 'CALLED', 'CONFIRMED', 'NOT_CONFIRMED')),
    due_at       timestamptz,
    asked_at     timestamptz not null,
    settled_at   timestamptz,
    unique (clinician_id, starts_at),
    constraint shift_check_waits_with_a_deadline check ((state in ('TEXTED', 'CALLED')) = (due_at is not null)),
    constraint shift_check_settled_is_whole check ((state in ('TEXTED', 'CALLED')) = (settled_at is null))
);
comment on table shift_check is 'Whether the clinician whose shift begins can be reached.';
comment on column shift_check.due_at is 'When the next is done: a call, or the supervisor is told.';
create index shift_check_due on shift_check (due_at) where due_at is not null;

create table shift_over_told (
    clinician_id text        not null check (clinician_id <> ''),
    ended_at     timestamptz not null,
    primary key (clinician_id, ended_at)
);
comment on table shift_over_told is 'Who has been told, at the end of a time on call, what is still open.';

create table gap_told (
    team_id   text        not null check (team_id <> ''),
    tier      text        not null check (tier in ('PRIMARY', 'BACKUP', 'SUPERVISOR')),
    starts_at timestamptz not null,
    stage     text        not null check (stage in ('DAYS', 'DAY', 'HOURS')),
    told_at   timestamptz not null,
    primary key (team_id, tier, starts_at, stage)
);
comment on table gap_told is 'Which uncovered hours the supervisors have been told of.';
comment on column gap_told.stage is 'DAYS: within 72 h of its start; DAY: within 24 h; HOURS: within 12 h, at any hour.';

create table calendar_feed (
    id           uuid        primary key,
    secret_hash  text        not null unique check (secret_hash ~ '^[0-9a-f]{64}$'),
    clinician_id text        check (clinician_id <> ''),
    team_id      text        check (team_id <> ''),
    made_at      timestamptz not null,
    revoked_at   timestamptz,
    constraint calendar_feed_of_one check (num_nulls(clinician_id, team_id) = 1)
);
comment on table calendar_feed is 'A secret address under which a calendar program reads shifts.';
comment on column calendar_feed.secret_hash is 'SHA-256 of the secret part of the address, which is shown once.';

create table calendar_entry (
    feed_id      uuid        not null references calendar_feed,
    uid          text        not null check (uid <> ''),
    team_id      text        not null check (team_id <> ''),
    tier         text        not null check (tier in ('PRIMARY', 'BACKUP', 'SUPERVISOR')),
    clinician_id text        not null check (clinician_id <> ''),
    starts_at    timestamptz not null,
    ends_at      timestamptz not null check (ends_at > starts_at),
    sequence     integer     not null check (sequence >= 0),
    changed_at   timestamptz not null,
    cancelled    boolean     not null,
    primary key (feed_id, uid)
);
comment on table calendar_entry is 'What a feed has shown, so that a change and a cancellation are told as such.';
