-- Several phones of one clinician: which of them a call rings, and at which a text failed. The version before leaves out
-- the new columns, which is right for whoever has one phone.

alter table call_leg add column phone integer not null default 1 check (phone between 1 and 999);
comment on column call_leg.phone is 'On a clinician''s leg: which of their phones it rings, by its place in the directory.';

alter table page add column text_failed_at integer[] not null default '{}';
comment on column page.text_failed_at is 'The phones, by their places in the directory, at which a text of the page failed.';

alter table phone_standing add column codes_sent_at timestamptz[] not null default '{}';
comment on column phone_standing.codes_sent_at is 'When codes were sent to it in the last day: so many and no more.';
