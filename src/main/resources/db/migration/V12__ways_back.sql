-- Ways back: the crisis line's calls about a caller, spoken messages and their end, blocked numbers.

alter table crisis_contact_caller
    add column about_contact uuid references crisis_contact,
    add column about_owner   text check (about_owner <> '');
comment on column crisis_contact_caller.about_contact is 'The fallback line calls back about the caller of this contact, who was passed on to it.';
comment on column crisis_contact_caller.about_owner is 'Who had accepted that contact by then.';
create index crisis_contact_caller_about on crisis_contact_caller (about_contact) where about_contact is not null;

create table number_block (
    number    bigint      generated always as identity primary key,
    phone     text        not null check (phone ~ '^\+[1-9][0-9]{6,14}$'),
    until     timestamptz not null,
    reason    text        not null check (btrim(reason) <> '' and length(reason) <= 500),
    made_at   timestamptz not null,
    made_by   text        not null check (made_by <> ''),
    lifted_at timestamptz,
    lifted_by text        check (lifted_by <> ''),
    constraint number_block_ends check (until > made_at),
    constraint number_block_lifted_is_whole check ((lifted_at is null) = (lifted_by is null))
);
comment on table number_block is 'A number whose calls and texts page nobody until a moment. Holds number and words, so that they can be forgotten; what happened is in number_block_event.';
comment on column number_block.made_by is 'The supervisor who made it.';
create index number_block_of_phone on number_block (phone);

create table number_block_event (
    id    bigint      generated always as identity,
    at    timestamptz not null,
    block bigint      not null,
    kind  text        not null check (kind in ('BLOCKED', 'LIFTED', 'CALLED', 'TEXTED')),
    by    text        check (by <> ''),
    until timestamptz,
    sid   text        check (sid <> ''),
    primary key (id, at),
    constraint number_block_event_fits check (
        case kind
            when 'BLOCKED' then by is not null and until is not null and sid is null
            when 'LIFTED' then by is not null and until is null and sid is null
            else by is null and until is null and sid is not null
        end)
);
comment on table number_block_event is 'The record of blocked numbers: who blocked and lifted, and each call and text that came meanwhile. Ids only, append-only.';
comment on column number_block_event.sid is 'Twilio''s id of the call or text.';
create index number_block_event_of_block on number_block_event (block, id);
create index number_block_event_sid on number_block_event (sid) where sid is not null;
create trigger number_block_event_is_append_only before update or delete or truncate on number_block_event
    for each statement execute function refuse_change_of_the_record();

create table blocked_text (
    sid      text        primary key check (sid <> ''),
    block    bigint      not null references number_block,
    at       timestamptz not null,
    words    text        not null,
    media    integer     not null check (media >= 0),
    answered boolean     not null
);
comment on table blocked_text is 'What came from a blocked number, so that a person can read it. Holds words, so that they can be forgotten.';
comment on column blocked_text.answered is 'It was answered with the numbers that help.';
create index blocked_text_of_block on blocked_text (block, at);

alter table voice_message
    add column tellings        integer not null default 0 check (tellings >= 0),
    add column heard_at        timestamptz,
    add column heard_by        text check (heard_by <> ''),
    add column delete_tries    integer not null default 0 check (delete_tries >= 0),
    add column delete_again_at timestamptz,
    add constraint voice_message_heard_is_whole check ((heard_at is null) = (heard_by is null));
comment on column voice_message.tellings is 'How often somebody was told that nobody has listened to it.';
comment on column voice_message.heard_at is 'When a clinician first listened to it; each time is on the contact''s record.';
comment on column voice_message.delete_tries is 'How often the recording could not be deleted; with it this row ends.';
comment on column voice_message.delete_again_at is 'Not tried before; until then a server that has claimed it is at it.';
create index voice_message_unheard on voice_message (at) where heard_at is null;
