create schema if not exists hazard;
grant usage on schema hazard to anxin_scoped;

create table hazard.problem (
    id              bigint      generated always as identity primary key,
    title           text        not null check (length(title) between 2 and 200),
    kind            text        not null check (kind ~ '^[A-Za-z0-9_.-]{1,60}$'),
    area            int         not null,
    project_id      int,
    project_code    text,
    project_name    text,
    place           text,
    found_on        date        not null,
    signalled_at    timestamptz not null,
    first_action_at timestamptz,
    collected_at    timestamptz not null,
    entered_org     int         not null,
    stage           text        not null check (stage in ('COLLECTED', 'LISTED', 'TRACKED', 'FED_BACK', 'CLOSED')),
    stage_since     timestamptz not null,
    level           smallint    not null check (level between 0 and 3),
    owner_org       int,
    departmental    boolean     not null default false,
    owner_person    text,
    due_on          date,
    first_due_on    date,
    fed_back_by     text,
    outcome         text,
    closed_at       timestamptz,
    merged_into     bigint      references hazard.problem,
    previous_id     bigint      references hazard.problem,
    check (not departmental or owner_org is not null),
    check (stage = 'COLLECTED' or due_on is not null and owner_person is not null),
    check ((stage = 'CLOSED') = (closed_at is not null and outcome is not null)),
    check (merged_into <> id)
);
comment on table hazard.problem is 'The full pool of arrears hazards and problems (欠薪隐患问题全量问题库); each row is as its last step left it';
comment on column hazard.problem.kind is 'What is wrong: a rule of the packs where a warning told it, else one of the kinds of ProblemKind';
comment on column hazard.problem.signalled_at is 'When its first source spoke; the time to the first action is counted from it';
comment on column hazard.problem.first_action_at is 'When somebody first did something about it';
comment on column hazard.problem.entered_org is 'Organisation of whoever entered it; 0 for none';
comment on column hazard.problem.level is '0 none, 1 blue, 2 yellow, 3 red';
comment on column hazard.problem.departmental is 'In the own pool of a department (本单位问题全量库): the leading office reads it and changes nothing';
comment on column hazard.problem.first_due_on is 'The first due day it ever had, which no later one hides';
comment on column hazard.problem.fed_back_by is 'Login of who gave the feedback and so asked for the sign-off';
create index on hazard.problem (area, stage);
create index on hazard.problem (project_id, kind);
create index on hazard.problem (owner_org);
create index on hazard.problem (merged_into) where merged_into is not null;

create table hazard.source_list (
    id       bigint      generated always as identity primary key,
    kind     text        not null,
    name     text        not null,
    area     int         not null,
    at       timestamptz not null,
    by_login text        not null,
    by_name  text        not null,
    entries  int         not null
);
comment on table hazard.source_list is 'Lists of problems taken in from a sheet (批量来源清单), such as a province''s abnormal labour costs';

create table hazard.source (
    id         bigint      generated always as identity primary key,
    problem_id bigint      not null references hazard.problem,
    kind       text        not null,
    ref        text        not null,
    means      text        not null check (means in ('ONLINE', 'ON_SITE', 'COMPLAINT')),
    told_at    timestamptz not null,
    place      text,
    entered_at timestamptz not null,
    by_login   text,
    by_name    text        not null
);
comment on table hazard.source is 'Where a problem is known from (来源); a problem has one or many';
comment on column hazard.source.ref is 'Number of the warning, clue, petition, alert …; empty where there is none';
comment on column hazard.source.means is 'How it was found: online, on site, by a complaint (排查方式)';
comment on column hazard.source.told_at is 'When the source spoke, also where it was entered later';
create unique index a_source_is_there_once on hazard.source (problem_id, kind, ref) where ref <> '';
create index on hazard.source (kind, ref);

create table hazard.list_entry (
    list_id   bigint not null references hazard.source_list,
    source_id bigint not null references hazard.source,
    primary key (list_id, source_id)
);
create index on hazard.list_entry (source_id);
comment on table hazard.list_entry is 'What came with which list; a source that was there already can come again with a later one';

create table hazard.step (
    id           bigint      generated always as identity primary key,
    problem_id   bigint      not null references hazard.problem,
    kind         text        not null,
    at           timestamptz not null,
    by_login     text,
    by_name      text        not null,
    by_org       int         not null,
    post         text,
    on_behalf_of text,
    text         text        not null,
    proof        text,
    done_at      timestamptz,
    place        text,
    source_id    bigint      references hazard.source,
    other_id     bigint      references hazard.problem,
    stage        text        not null,
    level        smallint    not null,
    owner_org    int,
    owner_person text,
    due_on       date,
    outcome      text,
    merged_into  bigint
);
create index on hazard.step (problem_id, id);
create index on hazard.step (at);
comment on table hazard.step is 'Everything that happened to a problem (处置过程), with how it left the problem; append-only';
comment on column hazard.step.done_at is 'When it was done, where it was entered later';
comment on column hazard.step.other_id is 'The problem it was merged with or split from';

create table hazard.warnings_seen (
    only_row boolean primary key default true check (only_row),
    until    text    not null
);
comment on table hazard.warnings_seen is 'Up to which state of the database warnings have been taken into the pool';
insert into hazard.warnings_seen (until) values ('0');

create table hazard.unsealed (
    step_id bigint primary key
);
comment on table hazard.unsealed is 'Steps that have no leaf in the evidence log yet (待存证)';

create function hazard.note_unsealed() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into hazard.unsealed (step_id) select id from fresh;
    return null;
end $$;
create trigger steps_are_sealed after insert on hazard.step
    referencing new table as fresh for each statement execute function hazard.note_unsealed();

create function hazard.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'problems, their sources and steps are never deleted, and steps never changed';
end $$;
create trigger never_deleted before delete or truncate on hazard.problem
    for each statement execute function hazard.refuse();
create trigger never_deleted before delete or truncate on hazard.source
    for each statement execute function hazard.refuse();
create trigger never_deleted before delete or truncate on hazard.source_list
    for each statement execute function hazard.refuse();
create trigger only_added before update or delete or truncate on hazard.list_entry
    for each statement execute function hazard.refuse();
create trigger only_added before update or delete or truncate on hazard.step
    for each statement execute function hazard.refuse();

-- What a problem was known from stays as it was told; a split gives a source to another problem.
create function hazard.sources_stay() returns trigger language plpgsql as $$
begin
    if row(new.id, new.kind, new.ref, new.means, new.told_at, new.place, new.entered_at, new.by_login, new.by_name)
        is distinct from
       row(old.id, old.kind, old.ref, old.means, old.told_at, old.place, old.entered_at, old.by_login, old.by_name)
    then
        raise exception 'a source is never changed';
    end if;
    return new;
end $$;
create trigger sources_stay before update on hazard.source
    for each row execute function hazard.sources_stay();

alter table hazard.problem enable row level security;
-- By where it lies, or because a task about it was given to who is asking.
create policy in_scope_or_mine on hazard.problem
    using ((database.in_scope(area, 0) and (select dispatch.by_place())) or id in (select dispatch.subjects_of_mine('problem')));
-- Who sees some projects only sees besides what is in their own pool, what they entered and what they were given.
create policy of_projects_seen on hazard.problem as restrictive
    using ((select database.every_project())
           or project_id in (select database.projects_seen())
           or owner_org = any ((select database.own_organisations())::int[])
           or entered_org = any ((select database.own_organisations())::int[])
           or id in (select dispatch.subjects_of_mine('problem')));
-- The leading office sees a department's own pool at once, and changes nothing there until it is handed over.
create policy own_pool on hazard.problem as restrictive for update
    using (not departmental or owner_org = any ((select database.own_organisations())::int[]))
    with check (true);

alter table hazard.source enable row level security;
create policy problem_in_scope on hazard.source
    using (exists (select from hazard.problem p where p.id = source.problem_id));
alter table hazard.step enable row level security;
create policy problem_in_scope on hazard.step
    using (exists (select from hazard.problem p where p.id = step.problem_id));
alter table hazard.source_list enable row level security;
create policy in_scope on hazard.source_list using (database.in_scope(area, 0));

alter table hazard.list_entry enable row level security;
create policy source_in_scope on hazard.list_entry
    using (exists (select from hazard.source s where s.id = list_entry.source_id));

grant select, insert on hazard.problem, hazard.source, hazard.step, hazard.source_list, hazard.list_entry to anxin_scoped;
grant update (title, project_id, project_code, project_name, signalled_at, first_action_at, stage, stage_since, level,
              owner_org, departmental, owner_person, due_on, first_due_on, fed_back_by, outcome, closed_at, merged_into)
    on hazard.problem to anxin_scoped;
grant update (problem_id) on hazard.source to anxin_scoped;
