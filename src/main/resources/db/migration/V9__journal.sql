-- What happened while this database was away, and was taken over from a replica's journal.

create table journal_record (
    id       uuid        primary key,
    taken_at timestamptz not null
);
comment on table journal_record is
    'Records of the replicas'' journals that have been taken over: one that is told twice has no second effect.';
