create schema if not exists retention;

create table retention.hold (
    id          bigint      generated always as identity primary key,
    project_id  int         not null,
    area        int         not null,
    org_id      int         not null,
    at          timestamptz not null,
    by_login    text        not null,
    by_name     text        not null,
    reason      text        not null check (length(reason) between 4 and 500)
);
create index on retention.hold (project_id);
comment on table retention.hold is 'Projects whose personal data must stay for now (保留): a case, a lawsuit; append-only';

create table retention.release (
    hold_id  bigint      primary key references retention.hold,
    at       timestamptz not null,
    by_login text        not null,
    by_name  text        not null,
    reason   text        not null check (length(reason) between 4 and 500)
);
comment on table retention.release is 'Holds that were lifted (解除保留), and why; append-only';

create table retention.erasure (
    id              bigint      generated always as identity primary key,
    project_id      int         not null unique,
    project_code    text        not null,
    project_name    text        not null,
    area            int         not null,
    org_id          int         not null,
    at              timestamptz not null,
    day             date        not null,
    by_login        text,
    by_name         text        not null,
    reason          text        not null,
    completed_on    date        not null,
    settled_on      date,
    counted_from    date        not null,
    months          int         not null,
    parameter       text        not null,
    basis           text        not null,
    persons         int         not null,
    numbers         int         not null,
    names           int         not null,
    contacts        int         not null,
    packages        int         not null
);
comment on table retention.erasure is 'Personal data erased by rule (按规定删除个人信息): by whom, why, how much; append-only';
comment on column retention.erasure.by_login is 'Who confirmed it; nobody where it goes by itself';

create table retention.unsealed (
    erasure_id bigint primary key
);
comment on table retention.unsealed is 'Erasures that have no leaf in the evidence log yet (待存证)';

create function retention.note_unsealed() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into retention.unsealed (erasure_id) values (new.id);
    return null;
end $$;
create trigger erasures_are_sealed after insert on retention.erasure
    for each row execute function retention.note_unsealed();

create function retention.only_grows() returns trigger language plpgsql as $$
begin
    raise exception 'retention.% only grows: % is refused', tg_table_name, tg_op using errcode = 'integrity_constraint_violation';
end $$;
create trigger only_grows before update or delete or truncate on retention.hold
    for each statement execute function retention.only_grows();
create trigger only_grows before update or delete or truncate on retention.release
    for each statement execute function retention.only_grows();
create trigger only_grows before update or delete or truncate on retention.erasure
    for each statement execute function retention.only_grows();

grant usage on schema retention to anxin_scoped;
alter table retention.hold enable row level security;
create policy in_scope on retention.hold using (database.in_scope(area, org_id));
create policy of_projects_seen on retention.hold as restrictive
    using ((select database.every_project()) or project_id in (select database.projects_seen()));
alter table retention.release enable row level security;
create policy hold_in_scope on retention.release
    using (exists (select from retention.hold h where h.id = release.hold_id));
alter table retention.erasure enable row level security;
create policy in_scope on retention.erasure using (database.in_scope(area, org_id));
create policy of_projects_seen on retention.erasure as restrictive
    using ((select database.every_project()) or project_id in (select database.projects_seen()));
grant select, insert on retention.hold, retention.release to anxin_scoped;
grant select on retention.erasure to anxin_scoped;
