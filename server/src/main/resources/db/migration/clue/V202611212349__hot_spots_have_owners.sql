create table clue.hot_spot (
    id       bigint      generated always as identity primary key,
    kind     text        not null collate "C" check (kind in ('AREA', 'PROJECT', 'EMPLOYER')),
    subject  text        not null collate "C",
    area     int         not null,
    org_id   int         not null,
    asks     text        not null,
    due      date,
    at       timestamptz not null,
    by_login text        not null,
    by_name  text        not null
);
create index on clue.hot_spot (kind, subject, id);
comment on table clue.hot_spot is 'Who answers for a place, project or employer with many clues (热点问题责任单位); only grows, the last one holds';
comment on column clue.hot_spot.subject is 'Area code, project number, or the keyed index of the employer''s name in hex';
create table clue.hot_spot_feedback (
    id          bigint      generated always as identity primary key,
    hot_spot_id bigint      not null references clue.hot_spot,
    text        text        not null,
    at          timestamptz not null,
    by_login    text        not null,
    by_name     text        not null
);
create index on clue.hot_spot_feedback (hot_spot_id, id);

alter table clue.hot_spot enable row level security;
create policy in_scope on clue.hot_spot
    using ((database.in_scope(area, 0) and (select clue.of_those_who_see_clues()))
           or org_id = any ((select database.own_organisations())::int[]));
alter table clue.hot_spot_feedback enable row level security;
create policy with_its_spot on clue.hot_spot_feedback
    using (exists (select from clue.hot_spot h where h.id = hot_spot_feedback.hot_spot_id));
grant select on clue.hot_spot, clue.hot_spot_feedback to anxin_scoped;
