-- Crisis contacts: where each stands, who was asked, which calls were made, what is to be sent, and the record of it all.
-- Ids of clients, clinicians and teams are not foreign keys: the directory may forget, the record of care may not.
-- Numbers and words live in tables of their own: crisis_contact_caller, message, voice_message.

create table crisis_contact (
    id                 uuid        primary key,
    state              text        not null,
    medium             text        not null check (medium in ('CALL', 'TEXT')),
    client_id          text        check (client_id <> ''),
    former_client_id   text        check (former_client_id <> ''),
    team_id            text        not null check (team_id <> ''),
    language           text        not null check (language <> ''),
    opened_at          timestamptz not null,
    ask_until          timestamptz,
    round              integer     not null check (round >= 0),
    step               integer     not null check (step >= 0),
    step_ends_at       timestamptz,
    exhausted_at       timestamptz,
    supervisors_at     timestamptz,
    accepted_page      integer,
    accepted_by        text        check (accepted_by <> ''),
    accepted_way       text        check (accepted_way in ('VOICE', 'TEXT', 'SCREEN')),
    continuity         text        check (continuity in ('OWN_CLINICIAN', 'CARE_TEAM', 'OWN_TEAM', 'PROGRAM', 'NONE')),
    accepted_at        timestamptz,
    lapses_at          timestamptz,
    talk_number        integer     not null check (talk_number >= 0),
    talk_since         timestamptz,
    cut_off_at         timestamptz,
    callback_tries     integer     not null check (callback_tries >= 0),
    callback_at        timestamptz,
    supervisor_decides boolean     not null,
    ended_at           timestamptz,
    outcome            text        check (outcome in ('TALKED', 'UNREACHABLE_CALLER', 'NOT_IN_CARE', 'DISPOSED')),
    closed_at          timestamptz,

    constraint contact_state_fits check (
        case state
            when 'IDENTIFYING' then ended_at is null and talk_since is null and accepted_by is null
                and round = 0 and exhausted_at is null
            when 'PAGING' then ended_at is null and talk_since is null and accepted_by is null
                and round >= 1 and exhausted_at is null
            when 'EXHAUSTED' then ended_at is null and talk_since is null and accepted_by is null
                and round >= 1 and exhausted_at is not null
            when 'ACCEPTED' then ended_at is null and talk_since is null and accepted_by is not null
            when 'CONNECTED' then ended_at is null and talk_since is not null and accepted_by is not null
            when 'CALLBACK' then ended_at is null and talk_since is null
            when 'ENDED' then ended_at is not null and closed_at is null and talk_since is null
            when 'CLOSED' then closed_at is not null
            else false
        end),
    constraint contact_never_waits_without_a_deadline check (
        case state
            when 'IDENTIFYING' then ask_until is not null
            when 'PAGING' then step_ends_at is not null
            when 'EXHAUSTED' then supervisors_at is not null
            else true
        end),
    constraint contact_acceptance_is_whole check (
        num_nulls(accepted_page, accepted_by, accepted_way, continuity, accepted_at) in (0, 5)
        and (lapses_at is null or accepted_by is not null)),
    constraint contact_ladder_fits check (
        (round >= 1 or step = 0 and step_ends_at is null)
        and (exhausted_at is null) = (supervisors_at is null)
        and (exhausted_at is null or step_ends_at is null)),
    constraint contact_cut_off_in_a_talk check (cut_off_at is null or talk_since is not null),
    constraint contact_callback_fits check (callback_at is not null or not supervisor_decides),
    constraint contact_ending_is_whole check (
        (ended_at is null) = (outcome is null) and (closed_at is null or ended_at is not null))
);
comment on table crisis_contact is 'One call or text conversation from first ring to closed.';
comment on column crisis_contact.state is 'Follows from the other columns and the call legs; kept for queries and as a second guard.';
comment on column crisis_contact.former_client_id is 'A discharged client with this number: a note for the clinician.';
comment on column crisis_contact.team_id is 'Whose ladder is climbed.';
comment on column crisis_contact.language is 'ISO 639 code in which the caller is spoken to.';
comment on column crisis_contact.ask_until is 'When asking who the caller is ends, and the line''s team is paged.';
comment on column crisis_contact.round is '1 for the first climb of the ladder; 0: not begun.';
comment on column crisis_contact.step is 'The open step, from 1; 0 before the first.';
comment on column crisis_contact.supervisors_at is 'When the supervisors are paged again.';
comment on column crisis_contact.lapses_at is 'When the acceptance lapses unless the two talk; null while it cannot.';
comment on column crisis_contact.talk_number is 'Counts the bridges: each has a conference name of its own.';
comment on column crisis_contact.callback_at is 'When the clinician, and then the client, is called again.';
create index crisis_contact_of_client on crisis_contact (client_id, opened_at desc) where client_id is not null;
create index crisis_contact_open on crisis_contact (opened_at) where ended_at is null;
create index crisis_contact_opened on crisis_contact (opened_at);

create table crisis_contact_caller (
    contact_id uuid primary key references crisis_contact,
    line       text not null check (line ~ '^\+[1-9][0-9]{6,14}$'),
    phone      text check (phone ~ '^\+[1-9][0-9]{6,14}$')
);
comment on table crisis_contact_caller is 'The numbers of a contact, apart from it so that they can be forgotten.';
comment on column crisis_contact_caller.line is 'The number that was dialled or texted, E.164.';
comment on column crisis_contact_caller.phone is 'Where the caller can be called back, E.164; null: withheld.';
create index crisis_contact_caller_phone on crisis_contact_caller (phone) where phone is not null;

create table page (
    contact_id   uuid        not null references crisis_contact,
    number       integer     not null check (number >= 1),
    clinician_id text        not null check (clinician_id <> ''),
    round        integer     not null check (round >= 1),
    step         integer     not null check (step >= 0),
    by_text      boolean     not null,
    by_voice     boolean     not null,
    reason       text        not null check (length(reason) <= 500),
    asked_at     timestamptz not null,
    state        text        not null check (state in ('OPEN', 'ACCEPTED', 'DECLINED', 'TAKEN', 'LAPSED')),
    reached      boolean     not null,
    unreachable  boolean     not null,
    supervising  boolean     not null,
    ring_at      timestamptz,
    primary key (contact_id, number),
    constraint page_goes_some_way check (by_text or by_voice)
);
comment on table page is 'Asking one clinician to take one crisis contact.';
comment on column page.number is '1, 2, … within the contact.';
comment on column page.step is 'The latest step that this clinician belongs to.';
comment on column page.reason is 'Why this person: codes, no words of anybody.';
comment on column page.reached is 'The phone network has taken a text or a call of it.';
comment on column page.unreachable is 'The phone was busy, refused or out of reach: the step does not wait for it.';
comment on column page.supervising is 'Asked as a supervisor: rings on though no step is open.';
comment on column page.ring_at is 'When its phone may ring (again).';
create unique index page_one_accepted on page (contact_id) where state = 'ACCEPTED';
create index page_waiting_for_a_phone on page (clinician_id) where state in ('OPEN', 'ACCEPTED');
create index page_asked on page (asked_at, clinician_id);

alter table crisis_contact add constraint contact_accepted_page_exists
    foreign key (id, accepted_page) references page (contact_id, number) deferrable initially deferred;

create table call_leg (
    contact_id        uuid        not null references crisis_contact,
    number            integer     not null check (number >= 1),
    role              text        not null check (role in ('CALLER', 'CLIENT', 'CLINICIAN')),
    page              integer,
    sid               text        unique check (sid <> ''),
    place             text        not null check (place ~ '^[A-Z_]+$'),
    progress          text        not null check (progress in ('WANTED', 'PLACED', 'RINGING', 'ANSWERED', 'OVER')),
    outcome           text        check (outcome in ('COMPLETED', 'BUSY', 'NO_ANSWER', 'FAILED', 'CANCELED', 'REFUSED')),
    joined            boolean     not null,
    talking_elsewhere boolean     not null,
    started_at        timestamptz not null,
    answered_at       timestamptz,
    ended_at          timestamptz,
    check_at          timestamptz,
    primary key (contact_id, number),
    constraint call_leg_of_a_page foreign key (contact_id, page) references page (contact_id, number)
        deferrable initially deferred,
    constraint call_leg_page_is_a_clinicians check ((role = 'CLINICIAN') = (page is not null)),
    constraint call_leg_over_is_whole check (
        (progress = 'OVER') = (ended_at is not null) and (progress = 'OVER') = (outcome is not null)),
    constraint call_leg_over_needs_no_check check (progress <> 'OVER' or check_at is null),
    constraint call_leg_answered_has_a_time check (progress <> 'ANSWERED' or answered_at is not null),
    constraint call_leg_joined_in_the_bridge check (place = 'BRIDGE' or not joined),
    constraint call_leg_elsewhere_is_the_fallback check (place = 'FALLBACK' or not talking_elsewhere)
);
comment on table call_leg is 'One Twilio call of a contact.';
comment on column call_leg.page is 'On a clinician''s leg: the page that the call rings for.';
comment on column call_leg.sid is 'Twilio''s id, once Twilio has taken the call.';
comment on column call_leg.place is 'What the leg hears now.';
comment on column call_leg.joined is 'It has asked for, and got, its way into the bridge.';
comment on column call_leg.talking_elsewhere is 'On a caller''s leg: the fallback number has answered.';
comment on column call_leg.check_at is 'When Twilio is asked how the call stands, should no callback come before.';
create index call_leg_open on call_leg (contact_id) where progress <> 'OVER';

create table contact_event (
    id           bigint      generated always as identity,
    contact_id   uuid        not null,
    at           timestamptz not null,
    kind         text        not null check (kind ~ '^[A-Z_]+$'),
    page         integer,
    leg          integer,
    clinician_id text        check (clinician_id <> ''),
    codes        jsonb       not null check (jsonb_typeof(codes) = 'object'),
    primary key (id, at)
);
comment on table contact_event is
    'The timeline of every contact: ids and codes only, append-only. The key holds the time, so that the table can become a '
    'partition of one that is cut by months: retention drops whole months, by a database role of its own.';
create index contact_event_of_contact on contact_event (contact_id, id);
create index contact_event_at on contact_event (at);

create function refuse_change_of_the_record() returns trigger language plpgsql as $$
begin
    raise exception 'the record of a crisis contact is append-only: % is refused', tg_op using errcode = 'KV001';
end $$;
comment on function refuse_change_of_the_record is 'Refuses with SQLSTATE KV001.';
create trigger contact_event_is_append_only before update or delete or truncate on contact_event
    for each statement execute function refuse_change_of_the_record();

create table contact_timer (
    contact_id uuid        primary key references crisis_contact,
    due_at     timestamptz not null
);
comment on table contact_timer is 'The next deadline of each contact that has one. Told by NOTIFY timer.';
create index contact_timer_due on contact_timer (due_at);

create table phone_in_use (
    phone      text    primary key check (phone ~ '^\+[1-9][0-9]{6,14}$'),
    contact_id uuid    not null references crisis_contact,
    leg        integer not null
);
comment on table phone_in_use is 'A phone that a call of ours rings or talks with: never two of our calls at one phone.';
create index phone_in_use_of_contact on phone_in_use (contact_id);

create table message (
    id         bigint      generated always as identity primary key,
    contact_id uuid        not null references crisis_contact,
    direction  text        not null check (direction in ('IN', 'OUT')),
    sid        text        unique check (sid <> ''),
    at         timestamptz not null,
    words      text        not null,
    media      integer     not null check (media >= 0),
    author     text        check (author <> ''),
    constraint message_out_has_an_author check ((direction = 'OUT') = (author is not null))
);
comment on table message is 'What a client and a clinician wrote to each other: the only table with words.';
comment on column message.sid is 'Twilio''s id of a text from the caller: one that comes in twice is kept once.';
comment on column message.media is 'How many pictures or recordings came with it.';
comment on column message.author is 'The clinician who wrote it; null: the caller.';
create index message_of_contact on message (contact_id, id);

create table arrived_text (
    sid text        primary key check (sid <> ''),
    at  timestamptz not null
);
comment on table arrived_text is 'Texts that have been dealt with, the clinicians'' answers too: one that comes in twice has no second effect.';

create table voice_message (
    recording_sid text        primary key check (recording_sid <> ''),
    contact_id    uuid        not null references crisis_contact,
    leg           integer     not null,
    seconds       integer     not null check (seconds >= 0),
    at            timestamptz not null
);
comment on table voice_message is 'A message that a caller has spoken; the recording stays with Twilio.';
create index voice_message_of_contact on voice_message (contact_id);

create table pace (
    kind    text        primary key check (kind = 'calls' or kind like 'texts:+%'),
    next_at timestamptz not null
);
comment on table pace is 'When the next call, or the next text of a line, may go to Twilio; shared by all servers.';
insert into pace (kind, next_at) values ('calls', '-infinity');

create table outbox (
    id              bigint      generated always as identity primary key,
    contact_id      uuid        not null references crisis_contact,
    kind            text        not null,
    leg             integer,
    page            integer,
    text_kind       text,
    to_clinician    text,
    about_clinician text,
    message_id      bigint      references message,
    priority        smallint    not null check (priority between 0 and 9),
    pace            text        references pace,
    created_at      timestamptz not null,
    due_at          timestamptz not null,
    attempts        integer     not null default 0 check (attempts >= 0),
    leased_until    timestamptz,
    done_at         timestamptz,
    result          text,
    sid             text,
    constraint outbox_kind_fits check (
        case kind
            when 'PLACE_CALL' then leg is not null and pace = 'calls'
            when 'REDIRECT_CALL' then leg is not null
            when 'END_CALL' then leg is not null
            when 'LOOK_UP_CALL' then leg is not null
            when 'TEXT_CLINICIAN' then leg is null and to_clinician is not null and text_kind is not null
                and pace is not null
            when 'TEXT_CALLER' then leg is null and text_kind is not null and pace is not null
            when 'TEXT_WORDS' then leg is null and message_id is not null and pace is not null
            else false
        end),
    constraint outbox_done_is_whole check ((done_at is null) = (result is null) and (done_at is null or leased_until is null))
);
comment on table outbox is 'Orders to the phone network, carried out after the commit. Told by NOTIFY outbox.';
comment on column outbox.priority is '0: first pages and whatever moves a call; 1: other pages; 2: notices.';
comment on column outbox.pace is 'Which rate it is subject to; null: none.';
comment on column outbox.attempts is 'How often it has been claimed.';
comment on column outbox.leased_until is 'Until then it belongs to the server that has claimed it.';
comment on column outbox.result is 'What came of it: a code.';
comment on column outbox.sid is 'Twilio''s id of the call or text that it became.';
create index outbox_waiting on outbox (priority, id) where done_at is null;
create index outbox_waiting_of_leg on outbox (contact_id, leg) where done_at is null;
create index outbox_of_contact on outbox (contact_id);
create index outbox_sid on outbox (sid) where sid is not null;
