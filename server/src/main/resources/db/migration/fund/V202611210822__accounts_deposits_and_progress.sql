create schema if not exists fund;

create table fund.bank_number (
    id     bigint generated always as identity primary key,
    number text   collate "C" not null unique check (number <> '')
);
comment on table fund.bank_number is 'Bank numbers: cards (银行卡号) and accounts (账号) alike; everything else refers to them by id, so that they can be encrypted in one place';

create table fund.account (
    number_id    bigint  primary key references fund.bank_number,
    project_id   int     not null,
    area         int     not null,
    org_id       int     not null,
    bank_code    text    collate "C" not null,
    opened_on    date    not null,
    filed_on     date,
    agreement_on date,
    closed_on    date,
    frozen_on    date,
    unfrozen_on  date,
    version      int     not null default 1 check (version >= 1),
    import_id    bigint  not null,
    withdrawn    boolean not null default false
);
create index account_by_project on fund.account (project_id);
comment on table fund.account is 'Special accounts for wages (农民工工资专用账户), current version; while withdrawn, their entries are invisible';

create table fund.entry (
    account_id        bigint    not null,
    at                timestamp not null,
    amount_fen        bigint    not null check (amount_fen > 0),
    balance_fen       bigint    not null,
    counterparty_id   bigint,
    import_id         bigint    not null,
    area              int       not null,
    org_id            int       not null,
    version           int       not null default 1 check (version >= 1),
    credit            boolean   not null,
    withdrawn         boolean   not null default false,
    serial_no         text      collate "C" not null,
    purpose           text      collate "C" not null check (purpose in ('LABOUR_COST', 'WAGES', 'INTEREST', 'BANK_FEE', 'RETURN', 'OTHER')),
    counterparty_name text,
    primary key (account_id, serial_no)
) with (fillfactor = 90);
comment on table fund.entry is 'Entries of special accounts (专户流水), current version; account_id is the bank number of the account';
comment on column fund.entry.credit is 'Money came in (direction C); else it went out (D)';

create table fund.deposit_event (
    project_id int     not null,
    event_no   text    collate "C" not null,
    area       int     not null,
    org_id     int     not null,
    kind       text    collate "C" not null check (kind in ('DEPOSIT', 'USE', 'TOP_UP', 'REFUND')),
    form       text    collate "C" not null check (form in ('CASH', 'BANK_GUARANTEE', 'SURETY_GUARANTEE', 'INSURANCE')),
    amount_fen bigint  not null check (amount_fen >= 0),
    event_date date    not null,
    valid_to   date,
    refers_to  text    collate "C",
    version    int     not null default 1 check (version >= 1),
    import_id  bigint  not null,
    withdrawn  boolean not null default false,
    primary key (project_id, event_no),
    constraint a_refund_names_what_it_gives_back check (kind <> 'REFUND' or refers_to is not null)
);
comment on table fund.deposit_event is 'Wage deposit (工资保证金): what was lodged, used, topped up and given back, current version';

create table fund.progress (
    project_id          int     not null,
    month               int     not null,
    area                int     not null,
    org_id              int     not null,
    completed_value_fen bigint  not null check (completed_value_fen >= 0),
    paid_amount_fen     bigint  not null check (paid_amount_fen >= 0),
    labour_cost_due_fen bigint  check (labour_cost_due_fen >= 0),
    version             int     not null default 1 check (version >= 1),
    import_id           bigint  not null,
    withdrawn           boolean not null default false,
    primary key (project_id, month)
);
comment on table fund.progress is 'Work done and progress money paid per month (产值与进度款), current version';
comment on column fund.progress.labour_cost_due_fen is 'Labour cost due (应拨人工费用) if the contract names the sum; else it follows from the ratio';

create table fund.row_history (
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
create index row_history_by_import on fund.row_history (superseded_by_import);
comment on table fund.row_history is 'Superseded versions of rows (历史版本), whole; only grows';

create function fund.history_only_grows() returns trigger language plpgsql as $$
begin
    raise exception 'fund.row_history only grows: % is refused', tg_op using errcode = 'integrity_constraint_violation';
end $$;
create trigger history_only_grows before update or delete or truncate on fund.row_history
    for each statement execute function fund.history_only_grows();
