create schema if not exists project;

create table project.corp (
    id                int     generated always as identity primary key,
    corp_code         text    collate "C" not null unique,
    area              int     not null check (area between 100000000 and 999999999),
    org_id            int     not null,
    corp_name         text    not null,
    industry          text    not null check (industry in ('CONSTRUCTION', 'MANUFACTURING', 'SERVICE', 'OTHER')),
    state_owned       boolean not null,
    insured_headcount int     check (insured_headcount >= 0),
    legal_man         text,
    link_man          text,
    link_tel          text,
    version           int     not null default 1 check (version >= 1),
    import_id         bigint  not null,
    withdrawn         boolean not null default false
);
comment on table project.corp is 'Companies (企业), one row per unified social credit code, current version';

create table project.project (
    id                    int     generated always as identity primary key,
    code                  text    collate "C" not null unique,
    area                  int     not null check (area between 100000000 and 999999999),
    org_id                int     not null,
    name                  text    not null,
    category              text    collate "C" not null check (category ~ '^[0-9]{2}$'),
    address               text,
    lng                   numeric,
    lat                   numeric,
    funding               text    collate "C" not null check (funding ~ '^(GOVERNMENT|SOE|PRIVATE)(;(GOVERNMENT|SOE|PRIVATE))*$'),
    contract_price_fen    bigint  not null check (contract_price_fen >= 0),
    build_corp_code       text    collate "C" not null,
    contractor_corp_code  text    collate "C" not null,
    supervisor_corp_code  text    collate "C",
    contract_signed_on    date    not null,
    permit_on             date,
    start_date            date    not null,
    planned_complete_date date    not null,
    complete_date         date,
    stopped_on            date,
    restarted_on          date,
    registered_on         date,
    notice_board_on       date,
    payment_guarantee_on  date,
    pay_day               smallint not null check (pay_day between 1 and 31),
    deposit_exempt        boolean not null,
    version               int     not null default 1 check (version >= 1),
    import_id             bigint  not null,
    withdrawn             boolean not null default false
);
create index project_by_area on project.project (area, id);
create index project_by_contractor on project.project (contractor_corp_code);
comment on table project.project is 'Construction projects (工程建设项目), current version; while withdrawn, everything that hangs on the project is invisible';
comment on column project.project.area is 'GB/T 2260 division code padded to nine digits, so that a province, city, county or town is a range';
comment on column project.project.org_id is 'Organisation that handed the row in';
comment on column project.project.funding is 'Whose money (资金来源), several joined by a semicolon in the order GOVERNMENT, SOE, PRIVATE';
comment on column project.project.pay_day is 'Day of the following month on which wages are due (工资支付日)';

create table project.participant (
    project_id          int     not null references project.project,
    corp_code           text    collate "C" not null,
    corp_type           text    collate "C" not null check (corp_type ~ '^[0-9]{3}$'),
    area                int     not null,
    org_id              int     not null,
    entry_time          timestamp,
    exit_time           timestamp,
    contract_amount_fen bigint  check (contract_amount_fen >= 0),
    version             int     not null default 1 check (version >= 1),
    import_id           bigint  not null,
    withdrawn           boolean not null default false,
    primary key (project_id, corp_code, corp_type)
);
comment on table project.participant is 'Companies on a project (参建单位) with their participant type, current version';

create table project.row_history (
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
create index row_history_by_import on project.row_history (superseded_by_import);
comment on table project.row_history is 'Superseded versions of rows (历史版本), whole; only grows';

create function project.history_only_grows() returns trigger language plpgsql as $$
begin
    raise exception 'project.row_history only grows: % is refused', tg_op using errcode = 'integrity_constraint_violation';
end $$;
create trigger history_only_grows before update or delete or truncate on project.row_history
    for each statement execute function project.history_only_grows();
