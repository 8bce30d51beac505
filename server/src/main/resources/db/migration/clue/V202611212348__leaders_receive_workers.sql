create table clue.reception (
    id          bigint      generated always as identity primary key,
    round       bigint      not null,
    area        int         not null,
    level       text        not null collate "C" check (level in ('PROVINCE', 'CITY', 'COUNTY', 'TOWN')),
    title       text        not null,
    matter      text        not null default '',
    place       text        not null,
    day         date        not null,
    starts      time        not null,
    ends        time        not null,
    state       text        not null default 'PLANNED' check (state in ('PLANNED', 'HELD', 'CANCELLED')),
    note        text        not null default '',
    planned_at  timestamptz not null,
    planned_by  text        not null,
    settled_at  timestamptz,
    settled_by  text,
    check (ends > starts),
    check ((state = 'PLANNED') = (settled_at is null))
);
create index on clue.reception (area, day);
comment on table clue.reception is 'Collective reception of complainants (集中接访): planned, and held or not';
comment on column clue.reception.round is 'Sessions planned together, held at the same time in several places, share it';
comment on column clue.reception.matter is 'The major or sensitive matter it is about, where it is about one (重大敏感事项)';

create table clue.reception_leader (
    id           bigint  generated always as identity primary key,
    reception_id bigint  not null references clue.reception,
    name         text    not null,
    rank         text    not null,
    present      boolean
);
comment on table clue.reception_leader is 'Which leaders are to receive, with their rank, and whether they came';
create table clue.reception_department (
    reception_id bigint not null references clue.reception,
    org_id       int    not null,
    present      boolean,
    primary key (reception_id, org_id)
);
create table clue.reception_clue (
    reception_id bigint not null references clue.reception,
    clue_id      bigint not null references clue.clue,
    primary key (reception_id, clue_id)
);
comment on table clue.reception_clue is 'Clues taken or received there (现场受理)';

create table clue.promise (
    id           bigint      generated always as identity primary key,
    reception_id bigint      not null references clue.reception,
    clue_id      bigint      references clue.clue,
    text         text        not null,
    due          date        not null,
    org_id       int         not null default 0,
    at           timestamptz not null,
    by_name      text        not null,
    kept_on      date,
    kept_text    text,
    kept_by      text,
    check ((kept_on is null) = (kept_text is null) and (kept_on is null) = (kept_by is null))
);
create index on clue.promise (reception_id);
create index on clue.promise (due) where kept_on is null;
comment on table clue.promise is 'What was promised at a reception (承诺事项), until when and by whom, and when it was kept';

alter table clue.reception enable row level security;
create policy in_scope on clue.reception using (database.in_scope(area, 0) and (select clue.of_those_who_see_clues()));
alter table clue.reception_leader enable row level security;
create policy with_its_reception on clue.reception_leader
    using (exists (select from clue.reception r where r.id = reception_leader.reception_id));
alter table clue.reception_department enable row level security;
create policy with_its_reception on clue.reception_department
    using (exists (select from clue.reception r where r.id = reception_department.reception_id));
alter table clue.reception_clue enable row level security;
create policy with_its_reception on clue.reception_clue
    using (exists (select from clue.reception r where r.id = reception_clue.reception_id));
alter table clue.promise enable row level security;
create policy with_its_reception on clue.promise
    using (exists (select from clue.reception r where r.id = promise.reception_id));
grant select on clue.reception, clue.reception_leader, clue.reception_department, clue.reception_clue, clue.promise to anxin_scoped;
