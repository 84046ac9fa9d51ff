-- The independent path: links by which a page is accepted, and parts outside that cannot be reached.

create table page_link (
    token_hash text        primary key check (token_hash ~ '^[0-9a-f]{64}$'),
    contact_id uuid        not null,
    page       integer     not null,
    made_at    timestamptz not null,
    result     text        check (result <> ''),
    foreign key (contact_id, page) references page (contact_id, number)
);
comment on table page_link is 'What an e-mail of a page leads to: whoever has the link may accept that page, until it is old.';
comment on column page_link.token_hash is 'SHA-256 of the last part of the link: the database cannot accept a page.';
comment on column page_link.result is 'What came of the e-mail: a code; null while it is on its way.';
create index page_link_of_page on page_link (contact_id, page);

create table outage (
    id       bigint      generated always as identity primary key,
    part     text        not null check (part <> ''),
    since    timestamptz not null,
    seen_at  timestamptz not null,
    ended_at timestamptz
);
comment on table outage is 'When a part outside could not be reached, and that supervisors were told: once, whichever server sees it.';
comment on column outage.seen_at is 'When a server last saw it away.';
create unique index outage_open on outage (part) where ended_at is null;
