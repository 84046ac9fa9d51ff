-- Response times of the contacts opened in [$1, $2), of one team ($3) or of all (null), held against a budget of $4 seconds.
-- One row for all of them together (team_id null) and one for each team. What each figure means: report/ResponseTimes.java.
with opened as (
    select contact_id, at as opened_at
    from contact_event
    where kind = 'OPENED' and at >= $1 and at < $2 and codes ->> 'machine' is null
),
marks as (
    select
        contact_id,
        opened_at,
        min(at) filter (where kind = 'PAGE_TEXT_SENT' or kind = 'CALL_PLACED' and page is not null) as paged_at,
        min(at) filter (where kind = 'PAGE_ACCEPTED') as accepted_at,
        min(at) filter (where kind = 'CONNECTED') as connected_at,
        min(id) filter (where kind = 'CONNECTED') as connected_id,
        bool_or(kind = 'NOT_IN_CARE') and not bool_or(kind = 'CLINICIAN_PAGED') as not_in_care,
        bool_or(kind = 'UNREACHABLE_CALLER') as unreachable,
        bool_or(kind = 'CALLER_HUNG_UP') as hung_up,
        bool_or(kind = 'LADDER_EXHAUSTED') as exhausted,
        bool_or(kind = 'CLOSED') as closed,
        coalesce(
            (array_agg(codes ->> 'to' order by id desc) filter (where kind = 'STATE_CHANGED'))[1]
                not in ('ENDED', 'CLOSED'),
            true) as still_open
    from opened join contact_event using (contact_id)
    group by contact_id, opened_at
),
contacts as (
    select
        marks.contact_id,
        marks.opened_at,
        marks.not_in_care,
        marks.unreachable,
        marks.hung_up,
        marks.exhausted,
        marks.closed,
        marks.still_open,
        contact.team_id,
        coalesce(team.name, contact.team_id) as team_name,
        extract(epoch from marks.paged_at - marks.opened_at)::float8 as first_page,
        extract(epoch from marks.accepted_at - marks.opened_at)::float8 as accept,
        extract(epoch from marks.connected_at - marks.opened_at)::float8 as connect,
        coalesce(taken.continuity, 'NONE') as continuity,
        taken.continuity is not null as accepted,
        not marks.not_in_care as measured,
        coalesce(marks.connected_at - marks.opened_at <= $4::float8 * interval '1 second', false) as answered
    from marks
    join crisis_contact contact on contact.id = marks.contact_id
    left join team on team.team_id = contact.team_id
    -- The one who had the contact when the talk began; without a talk, the one who has it still.
    left join lateral (
        select case event.kind when 'PAGE_ACCEPTED' then event.codes ->> 'continuity' end as continuity
        from contact_event event
        where event.contact_id = marks.contact_id
            and event.kind in ('PAGE_ACCEPTED', 'ACCEPTANCE_LAPSED')
            and (marks.connected_id is null or event.id < marks.connected_id)
        order by event.id desc
        limit 1) taken on true
    -- The probe's contacts (TeamId.PROBE) are nobody's crisis: they count only when they are asked for.
    where coalesce(contact.team_id = $3::text, contact.team_id <> 'probe')
)
select
    team_id,
    team_name,
    count(*) filter (where measured) as contacts,
    count(*) filter (where not_in_care) as not_in_care,
    count(first_page) filter (where measured) as first_page_count,
    percentile_disc(array[0.5, 0.9]) within group (order by coalesce(first_page, 'infinity'))
        filter (where measured) as first_page_ranks,
    max(first_page) filter (where measured) as first_page_slowest,
    count(accept) filter (where measured) as accept_count,
    percentile_disc(array[0.5, 0.9]) within group (order by coalesce(accept, 'infinity'))
        filter (where measured) as accept_ranks,
    max(accept) filter (where measured) as accept_slowest,
    count(connect) filter (where measured) as connect_count,
    percentile_disc(array[0.5, 0.9]) within group (order by coalesce(connect, 'infinity'))
        filter (where measured) as connect_ranks,
    max(connect) filter (where measured) as connect_slowest,
    count(*) filter (where measured and answered) as answered,
    count(*) filter (where measured and continuity = 'OWN_CLINICIAN') as own_clinician,
    count(*) filter (where measured and continuity = 'CARE_TEAM') as care_team,
    count(*) filter (where measured and continuity = 'OWN_TEAM') as own_team,
    count(*) filter (where measured and continuity = 'PROGRAM') as program,
    count(*) filter (where measured and continuity = 'NONE') as none,
    coalesce(
        jsonb_agg(
            jsonb_build_object(
                'contact', contact_id,
                'team', team_id,
                'team_name', team_name,
                'opened_at', opened_at,
                'connect', connect,
                'still_open', still_open,
                'why', case
                    when connect is not null then 'CONNECTED_LATE'
                    when unreachable then 'UNREACHABLE_CALLER'
                    when hung_up then 'CALLER_HUNG_UP'
                    when closed then 'CLOSED_WITHOUT_TALK'
                    when accepted then 'ACCEPTED_NOT_CONNECTED'
                    when exhausted then 'NOBODY_ACCEPTED'
                    else 'NOT_ACCEPTED_YET'
                end)
            order by opened_at, contact_id)
            filter (where measured and not answered),
        '[]') as misses
from contacts
group by grouping sets ((), (team_id, team_name))
order by grouping(team_id) desc, team_name, team_id
