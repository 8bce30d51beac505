create schema if not exists wage;

-- Identity numbers, names and telephones stand in these two tables alone, so that they can be encrypted in one place.
create table wage.person (
    id              bigint generated always as identity primary key,
    identity_number text   collate "C" not null unique check (identity_number ~ '^[0-9]{17}[0-9X]$')
);
comment on table wage.person is 'Persons (劳动者), one per citizen identity number (公民身份号码) across all projects';

create table wage.particulars (
    id        bigint generated always as identity primary key,
    person_id bigint not null references wage.person,
    name      text   not null,
    phone     text,
    unique nulls not distinct (person_id, name, phone)
);
comment on table wage.particulars is 'Name and telephone of a person as an engagement states them (姓名、手机号); two contractors may state different ones';

create table wage.engagement (
    person_id            bigint  not null,
    particulars_id       bigint  not null,
    card_id              bigint,
    import_id            bigint  not null,
    unit_price_fen       bigint  check (unit_price_fen >= 0),
    project_id           int     not null,
    entry_date           date    not null,
    area                 int     not null,
    org_id               int     not null,
    version              int     not null default 1 check (version >= 1),
    registered_on        date,
    contract_signed_on   date,
    exit_date            date    check (exit_date >= entry_date),
    settled_on           date,
    social_security_card boolean not null,
    withdrawn            boolean not null default false,
    wage_unit            text    collate "C" check (wage_unit in ('DAY', 'MONTH', 'PIECE')),
    work_type            text    collate "C" not null,
    pay_roll_bank_code   text    collate "C",
    corp_code            text    collate "C" not null,
    team_name            text    not null,
    primary key (project_id, person_id, entry_date)
) with (fillfactor = 90);
create index engagement_by_person on wage.engagement (person_id);
comment on table wage.engagement is 'Workers on projects (项目工人): one row per person, project and day of entry, current version';
comment on column wage.engagement.card_id is 'Card the wages go to (工资卡), a bank number';

create table wage.swipe (
    person_id   bigint    not null,
    at          timestamp not null,
    import_id   bigint    not null,
    project_id  int       not null,
    area        int       not null,
    org_id      int       not null,
    version     int       not null default 1 check (version >= 1),
    direction   smallint  not null check (direction in (1, 2)),
    withdrawn   boolean   not null default false,
    attend_type text      collate "C",
    primary key (project_id, person_id, at, direction)
) partition by range (at);
comment on table wage.swipe is 'Attendance records (考勤记录), a partition per month made by the import that first needs it; local time of Asia/Shanghai';
comment on column wage.swipe.direction is '1 in (进), 2 out (出)';

create table wage.worker_month (
    person_id  bigint not null,
    project_id int    not null,
    month      int    not null,
    days       int    not null check (days > 0),
    area       int    not null,
    org_id     int    not null,
    primary key (project_id, person_id, month)
) with (fillfactor = 90);
comment on table wage.worker_month is 'Attended days of a worker in a month (出勤天), kept in step with the swipes in the same transaction';
comment on column wage.worker_month.month is 'year * 12 + (month of year - 1)';
comment on column wage.worker_month.days is 'Bit d-1 is set when the worker attended on day d; a night shift belongs to the day it began';

create table wage.payroll_line (
    person_id      bigint  not null,
    due_fen        bigint  not null check (due_fen >= 0),
    paid_fen       bigint  not null check (paid_fen >= 0),
    pay_account_id bigint,
    card_id        bigint,
    import_id      bigint  not null,
    project_id     int     not null,
    month          int     not null,
    seq            int     not null check (seq >= 1),
    area           int     not null,
    org_id         int     not null,
    version        int     not null default 1 check (version >= 1),
    balance_date   date,
    back_pay       boolean not null,
    withdrawn      boolean not null default false,
    channel        text    collate "C" not null check (channel in ('BANK', 'CASH', 'ECNY')),
    corp_code      text    collate "C" not null,
    team_name      text    not null,
    days           int     check (days between 0 and 31),
    primary key (project_id, month, person_id, seq)
) with (fillfactor = 90);
create index payroll_line_by_person on wage.payroll_line (person_id);
comment on table wage.payroll_line is 'Wage sheet lines (工资支付表): due and paid of a worker, a month and a part, current version';
comment on column wage.payroll_line.pay_account_id is 'Account the money came from (付款账号), a bank number';
comment on column wage.payroll_line.card_id is 'Card the money went to (工资卡), a bank number';

create table wage.row_history (
    id                   bigint      generated always as identity primary key,
    kind                 text        collate "C" not null,
    key                  text        collate "C" not null,
    version              int         not null,
    content              jsonb       not null,
    import_id            bigint      not null,
    superseded_at        timestamptz not null default now(),
    superseded_by_import bigint      not null,
    unique (kind, key, version)
);
create index row_history_by_import on wage.row_history (superseded_by_import);
comment on table wage.row_history is 'Superseded versions of rows (历史版本), whole; only grows';

create function wage.history_only_grows() returns trigger language plpgsql as $$
begin
    raise exception 'wage.row_history only grows: % is refused', tg_op using errcode = 'integrity_constraint_violation';
end $$;
create trigger history_only_grows before update or delete or truncate on wage.row_history
    for each statement execute function wage.history_only_grows();
