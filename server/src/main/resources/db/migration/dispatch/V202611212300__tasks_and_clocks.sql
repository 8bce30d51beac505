create schema dispatch;
grant usage on schema dispatch to anxin_scoped;

create table dispatch.clock (
    id            bigint  generated always as identity primary key,
    subject_kind  text    collate "C" not null check (subject_kind ~ '^[a-z]+$'),
    subject_id    bigint  not null,
    task_id       bigint,
    title         text    not null default '',
    area          integer not null,
    project_id    integer not null default 0,
    rule          text    not null,
    number        integer not null check (number >= 0),
    unit          text    not null check (unit in ('DAYS', 'WORKDAYS', 'MONTHS')),
    basis         text    not null,
    from_day      date    not null,
    first_due     date    not null,
    due           date    not null,
    calendar      text    not null,
    state         text    not null default 'RUNNING' check (state in ('RUNNING', 'SUSPENDED', 'STOPPED')),
    suspended_on  date,
    stopped_on    date,
    stood_from    date,
    stood_days    integer not null default 0,
    next_on       date,
    level         text,
    constraint suspended_since check ((state = 'SUSPENDED') = (suspended_on is not null)),
    constraint stopped_since check ((state = 'STOPPED') = (stopped_on is not null))
);
create unique index one_clock_per_rule on dispatch.clock (subject_kind, subject_id, task_id, rule) nulls not distinct
    where state <> 'STOPPED';
create index clocks_of_a_subject on dispatch.clock (subject_kind, subject_id);
create index clocks_of_a_task on dispatch.clock (task_id) where task_id is not null;
create index clocks_by_due on dispatch.clock (due, area) where state <> 'STOPPED';
create index clocks_to_fire on dispatch.clock (next_on, id) where state = 'RUNNING' and next_on is not null;
comment on table dispatch.clock is 'Limits (时限) on a subject or a task: the day it is due, with its basis and the calendar it was counted by';
comment on column dispatch.clock.from_day is 'Day zero: the first day counted is the next one';
comment on column dispatch.clock.stood_from is 'Since when steps of the ladder are later by stood_days, the days it stood still between an end and a reopening';
comment on column dispatch.clock.next_on is 'The day of the next step of the ladder';

create table dispatch.clock_event (
    id           bigint      generated always as identity primary key,
    clock_id     bigint      not null references dispatch.clock,
    at           timestamptz not null,
    day          date        not null,
    kind         text        not null check (kind in (
        'STARTED', 'RECOUNTED', 'EXTENSION_ASKED', 'SUSPENSION_ASKED', 'ASKED_IN_VAIN', 'EXTENDED', 'SUSPENDED', 'RESUMED',
        'STOPPED', 'REOPENED', 'LATE', 'ESCALATED')),
    by_login     text,
    by_name      text        not null,
    post         text,
    on_behalf_of text,
    due_was      date,
    due          date        not null,
    number       integer,
    unit         text,
    level        text,
    reason       text,
    text         text        not null default ''
);
create index history_of_a_clock on dispatch.clock_event (clock_id, id);
comment on table dispatch.clock_event is 'Everything that happened to a clock, each change of its due day with the reason (时限变动记录); append-only';

create table dispatch.firing (
    clock_id bigint      not null references dispatch.clock,
    level    text        not null,
    day      date        not null,
    at       timestamptz not null,
    primary key (clock_id, level)
);
comment on table dispatch.firing is 'Which steps of the ladder (提级阶梯) a clock has gone: each once, with the day it was for';

create table dispatch.clock_request (
    id            bigint      generated always as identity primary key,
    clock_id      bigint      not null references dispatch.clock,
    kind          text        not null check (kind in ('EXTENSION', 'SUSPENSION')),
    number        integer     check (number > 0),
    unit          text,
    reason        text        not null,
    text          text        not null,
    asked_at      timestamptz not null,
    asked_by      bigint      not null,
    asked_name    text        not null,
    decided_at    timestamptz,
    decided_by    bigint,
    decided_name  text,
    granted       boolean,
    constraint decided_by_a_second check (decided_by is null or decided_by <> asked_by),
    constraint decided_whole check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (granted is null))
);
create unique index one_open_request on dispatch.clock_request (clock_id) where decided_at is null;
comment on table dispatch.clock_request is 'Extensions and suspensions asked for (申请延期、中止), and what a second person decided';

create table dispatch.task (
    id            bigint      generated always as identity primary key,
    subject_kind  text        collate "C" not null check (subject_kind ~ '^[a-z]+$'),
    subject_id    bigint      not null,
    title         text        not null,
    area          integer     not null,
    project_id    integer     not null default 0,
    category      text,
    parent_id     bigint      references dispatch.task,
    ground        text        not null check (ground in (
        'FIRST_CONTACT', 'CO_MANAGER', 'TERRITORY', 'SECTOR', 'HELPER', 'SUPERVISION')),
    org_id        integer     not null default 0,
    user_id       bigint      not null default 0,
    binding       boolean     not null,
    asks          text        not null,
    state         text        not null default 'OFFERED' check (state in (
        'OFFERED', 'ACCEPTED', 'RETURNED', 'REFUSED', 'DONE', 'WITHDRAWN')),
    supervised    boolean     not null default false,
    urged         integer     not null default 0,
    moves         integer     not null default 0,
    given_by_org  integer     not null default 0,
    given_by_user bigint      not null default 0,
    given_by_name text        not null,
    orgs          integer[]   not null,
    users         bigint[]    not null,
    opened_at     timestamptz not null,
    changed_at    timestamptz not null,
    version       integer     not null default 0,
    -- 问题不能没有责任主体
    constraint never_nobodys check (org_id > 0 or user_id > 0)
);
create index tasks_of_a_subject on dispatch.task (subject_kind, subject_id);
create index open_tasks_of_an_organisation on dispatch.task (org_id) where state not in ('DONE', 'WITHDRAWN');
create index open_tasks_of_a_user on dispatch.task (user_id) where state not in ('DONE', 'WITHDRAWN') and user_id > 0;
create index tasks_by_area on dispatch.task (area, state);
create index parts_of_a_task on dispatch.task (parent_id) where parent_id is not null;
create index tasks_by_organisations on dispatch.task using gin (orgs);
create index tasks_by_users on dispatch.task using gin (users);
comment on table dispatch.task is 'What an organisation, perhaps a person, must do about a subject (交办任务): its state now; org_id or user_id 0 is none';
comment on column dispatch.task.orgs is 'All organisations that have or had it: who passed something on may see what came of it';

create table dispatch.step (
    id           bigint      generated always as identity primary key,
    task_id      bigint      not null references dispatch.task,
    at           timestamptz not null,
    day          date        not null,
    kind         text        not null check (kind in (
        'OPENED', 'ACCEPTED', 'REFUSED', 'REROUTED', 'DONE', 'RETURNED', 'HANDED_OVER', 'HELPER_ADDED', 'SPLIT', 'URGED',
        'SUPERVISED', 'SUCCEEDED', 'WITHDRAWN')),
    by_login     text,
    by_name      text        not null,
    post         text,
    by_org       integer     not null default 0,
    on_behalf_of text,
    org_id       integer     not null,
    user_id      bigint      not null,
    text         text        not null default ''
);
create index steps_of_a_task on dispatch.step (task_id, id);
comment on table dispatch.step is 'Every step of a task: who, when, under which post (流转记录); org_id and user_id are whose it is after it; append-only';

alter table dispatch.clock add foreign key (task_id) references dispatch.task;

create function dispatch.only_added() returns trigger language plpgsql as $$
begin
    raise exception 'rows of %.% are only ever added', tg_table_schema, tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;
create trigger only_added before update or delete or truncate on dispatch.step
    for each statement execute function dispatch.only_added();
create trigger only_added before update or delete or truncate on dispatch.clock_event
    for each statement execute function dispatch.only_added();
create trigger only_added before update or delete or truncate on dispatch.firing
    for each statement execute function dispatch.only_added();

create table dispatch.unsealed (
    source text   collate "C" not null check (source in ('dispatch-step', 'dispatch-clock-event')),
    row_id bigint not null,
    primary key (source, row_id)
);
comment on table dispatch.unsealed is 'Rows that have no leaf in the evidence log yet (待存证), by table and id';
create function dispatch.note_unsealed() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into dispatch.unsealed (source, row_id) select tg_argv[0], id from fresh;
    return null;
end $$;
create trigger steps_are_sealed after insert on dispatch.step
    referencing new table as fresh for each statement execute function dispatch.note_unsealed('dispatch-step');
create trigger clock_events_are_sealed after insert on dispatch.clock_event
    referencing new table as fresh for each statement execute function dispatch.note_unsealed('dispatch-clock-event');

-- Other modules show the rows these are about to those who have a task; looked up as the owner, so that what somebody may
-- see does not hang on what they may see.
create function dispatch.subjects_of_mine(kind text) returns setof bigint
    language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select t.subject_id from dispatch.task t
         where t.subject_kind = kind
           and ((t.orgs && database.own_organisations()) or (database.user_id() > 0 and t.users @> array[database.user_id()]));
    end;
comment on function dispatch.subjects_of_mine is 'The subjects of a kind that a task of who is asking, or of their organisation, is or was about';

create function dispatch.all_of_mine() returns table (kind text, id bigint)
    language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select t.subject_kind, t.subject_id from dispatch.task t
         where (t.orgs && database.own_organisations()) or (database.user_id() > 0 and t.users @> array[database.user_id()]);
    end;

-- To owners, supervision engineers and banks the project alone opens nothing.
create function dispatch.by_place() returns boolean
    language sql stable parallel safe
    return coalesce(current_setting('anxin.projects_by', true) in ('ALL', 'CATEGORY', 'CODE'), false);
comment on function dispatch.by_place is 'Whether who is asking sees tasks and clocks by where they lie, and not only those given to them';

alter table dispatch.task enable row level security;
create policy in_scope_or_mine on dispatch.task
    using ((database.in_scope(area, 0) and (select dispatch.by_place())
            and ((select database.every_project()) or project_id in (select database.projects_seen())))
           or orgs && (select database.own_organisations())
           or ((select database.user_id()) > 0 and users @> array[(select database.user_id())]));
alter table dispatch.step enable row level security;
create policy of_tasks_seen on dispatch.step using (exists (select from dispatch.task t where t.id = step.task_id));
alter table dispatch.clock enable row level security;
create policy in_scope_or_mine on dispatch.clock
    using ((database.in_scope(area, 0) and (select dispatch.by_place())
            and ((select database.every_project()) or project_id in (select database.projects_seen())))
           or (subject_kind, subject_id) in (select m.kind, m.id from dispatch.all_of_mine() m));
alter table dispatch.clock_event enable row level security;
create policy of_clocks_seen on dispatch.clock_event using (exists (select from dispatch.clock c where c.id = clock_event.clock_id));
alter table dispatch.firing enable row level security;
create policy of_clocks_seen on dispatch.firing using (exists (select from dispatch.clock c where c.id = firing.clock_id));
alter table dispatch.clock_request enable row level security;
create policy of_clocks_seen on dispatch.clock_request using (exists (select from dispatch.clock c where c.id = clock_request.clock_id));

grant select, insert on dispatch.task, dispatch.step, dispatch.clock, dispatch.clock_event, dispatch.clock_request to anxin_scoped;
grant select on dispatch.firing to anxin_scoped;
grant update (title, org_id, user_id, state, supervised, urged, moves, given_by_org, given_by_user, given_by_name, orgs, users,
              changed_at, version) on dispatch.task to anxin_scoped;
grant update (title, project_id, due, calendar, state, suspended_on, stopped_on, stood_from, stood_days, next_on)
    on dispatch.clock to anxin_scoped;
grant update (decided_at, decided_by, decided_name, granted) on dispatch.clock_request to anxin_scoped;
