create schema if not exists exchange;

create table exchange.import (
    id               bigint      generated always as identity primary key,
    file_name        text        not null,
    kept_as          text        not null,
    sha256           text        collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size             bigint      not null check (size >= 0),
    area             int         not null,
    org_id           int         not null,
    submitted_by     bigint      not null,
    submitted_name   text        not null,
    submitted_at     timestamptz not null default now(),
    state            text        not null default 'QUEUED'
                     check (state in ('QUEUED', 'CHECKING', 'APPLYING', 'DONE', 'FAILED', 'CANCELLED')),
    dry_run          boolean     not null,
    cancel_requested boolean     not null default false,
    attempts         int         not null default 0,
    started_at       timestamptz,
    finished_at      timestamptz,
    progress         jsonb,
    counts           jsonb       not null default '[]',
    remarks          jsonb       not null default '[]',
    rejected         bigint      not null default 0,
    failure          jsonb,
    warnings_changed jsonb,
    constraint finished_when_over check ((finished_at is not null) = (state in ('DONE', 'FAILED', 'CANCELLED')))
);
create index import_waiting on exchange.import (id) where state in ('QUEUED', 'CHECKING', 'APPLYING');
comment on table exchange.import is 'Data packages handed in (数据包导入): who, what, how far, and what became of it';
comment on column exchange.import.kept_as is 'Name of the kept package below data/packages';

create table exchange.rejection (
    import_id bigint not null references exchange.import,
    seq       bigint not null,
    file      text   not null,
    line      bigint not null,
    col       text   not null,
    value     text   not null,
    code      text   not null,
    zh        text   not null,
    en        text   not null,
    primary key (import_id, seq)
);
create index rejection_by_file on exchange.rejection (import_id, file, seq);
comment on table exchange.rejection is 'Rows that broke a check (被退回的行), with a sentence each; the first of an import, all of them stand in its rejected.csv';
