-- What is not known of a text or a call that was sent.

alter table page add column text_unsure_at timestamptz;
comment on column page.text_unsure_at is 'When the page is rung, should the network not have confirmed its text by then; null: confirmed, or rung already.';

alter table outbox add column unclear_since timestamptz;
comment on column outbox.unclear_since is 'Since when Twilio may have carried out the order without our knowing; null: it has not.';
