create table access.audit (
    id           bigint   generated always as identity,
    at           timestamp with time zone not null,
    user_id      bigint   not null,
    login        text     not null,
    name         text     not null,
    role         text     not null,
    area         integer  not null,
    org_id       integer  not null,
    session_id   bigint,
    address      text     not null,
    agent        text     not null,
    act          text     not null check (act in ('READ', 'EXPORT', 'CHANGE', 'REVEAL', 'COPY')),
    method       text     not null,
    endpoint     text     not null,
    subject      text,
    parameters   text     not null,
    status       smallint not null,
    answered     integer,
    person_id    bigint,
    reason_kind  text,
    reason       text,
    primary key (id, at),
    constraint who_sees_somebody_in_full_says_why
        check (act not in ('REVEAL', 'COPY') or status >= 400 or (person_id is not null and reason is not null))
) partition by range (at);
create index audit_by_user on access.audit (user_id, id);
create index audit_by_subject on access.audit (subject, id) where subject is not null;
create index audit_of_reveals on access.audit (user_id, at) where act in ('REVEAL', 'COPY');
create index audit_by_person on access.audit (person_id, id) where person_id is not null;
comment on table access.audit is
    'Who asked for what and was answered how (操作审计): one row per request, a partition per month; rows are only ever added';
comment on column access.audit.area is 'Area and organisation the user had then: the scope the request worked under';
comment on column access.audit.subject is 'What the address named first: the code of a project, the number of a warning';
comment on column access.audit.answered is 'Rows in the answer, where it is a list';
comment on column access.audit.person_id is 'Whose particulars were shown in full (REVEAL) or copied out (COPY)';

create trigger only_added before update or delete on access.audit
    for each row execute function access.only_added();
create trigger never_emptied before truncate on access.audit
    for each statement execute function access.only_added();

-- Who cuts a batch waits until those who are writing have committed, so that no row comes in below its end later.
create function access.audit_being_written() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(x'4155444954'::bigint);
    return null;
end $$;
create trigger being_written before insert on access.audit
    for each statement execute function access.audit_being_written();

-- As its owner: whoever reveals in a request may have to open the month.
create function access.audit_month(day date) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    first date := date_trunc('month', day)::date;
    part  text := 'audit_' || to_char(first, 'YYYY_MM');
begin
    if to_regclass(format('access.%I', part)) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(x'41554449544D'::bigint);
    if to_regclass(format('access.%I', part)) is not null then
        return;
    end if;
    execute format(
        'create table access.%I partition of access.audit for values from (%L) to (%L)',
        part,
        first::timestamp at time zone 'Asia/Shanghai',
        (first + interval '1 month') at time zone 'Asia/Shanghai');
    execute format('revoke all on access.%I from anxin_scoped', part);
    execute format(
        'create trigger never_emptied before truncate on access.%I for each statement execute function access.only_added()',
        part);
end $$;
revoke all on function access.audit_month from public;
grant execute on function access.audit_month to anxin_scoped;

-- An administrator reads what users of their own area did; whoever asks writes.
alter table access.audit enable row level security;
create policy user_in_scope on access.audit for select using (database.in_scope(area, org_id));
create policy anybody_is_noted on access.audit for insert with check (true);
revoke all on access.audit from anxin_scoped;
grant select, insert on access.audit to anxin_scoped;

create table access.audit_batch (
    id      bigint  generated always as identity primary key,
    from_id bigint  not null unique,
    to_id   bigint  not null check (to_id >= from_id),
    from_at timestamp with time zone not null,
    to_at   timestamp with time zone not null,
    rows    integer not null check (rows > 0)
);
comment on table access.audit_batch is
    'Rows of access.audit that went into the evidence log together (审计批次), by number; rows are only ever added';
create trigger only_added before update or delete or truncate on access.audit_batch
    for each statement execute function access.only_added();
revoke all on access.audit_batch from anxin_scoped;
