-- Alerts about a client's texts come once in a while, machines are known by what they show, and a client who is called may be written to again.

alter table crisis_contact
    add column unanswered_quiet_until timestamptz,
    add column unanswered_more        boolean not null default false,
    add column calls_asked_for        boolean not null default false;
comment on column crisis_contact.unanswered_quiet_until is
    'Until then the clinician is not told of a further text; null: of the next one at once.';
comment on column crisis_contact.unanswered_more is
    'A further text has come meanwhile: the clinician is told at the end.';
comment on column crisis_contact.calls_asked_for is
    'The client is called instead of texted because the clinician wants so; false: because our texts do not arrive.';

alter table crisis_contact_caller add column sender text check (sender <> '');
comment on column crisis_contact_caller.sender is
    'What a text showed as its sender where that is no phone number: a machine''s. Null in all other contacts.';
create index crisis_contact_caller_sender on crisis_contact_caller (sender) where sender is not null;
