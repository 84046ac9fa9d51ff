-- Since when calls and texts that Twilio remembers are ours to answer.
create table watch (
    only_row boolean     primary key default true check (only_row),
    since    timestamptz not null
);
comment on table watch is 'One row, written by the first server that ever asked Twilio: what came in before is not ours.';
