create schema access;

create table access.account_user (
    id            bigint  generated always as identity primary key,
    login         text    not null unique check (login = lower(login) and login <> ''),
    name          text    not null,
    password_hash text    not null,
    role          text    not null check (role in ('ADMIN', 'OFFICER', 'LEADER', 'CONTRACTOR')),
    area          integer not null check (area = 0 or area between 100000000 and 999999999),
    org_id        integer not null default 0,
    active        boolean not null default true,
    created_at    timestamp with time zone not null default now()
);
comment on table access.account_user is 'Those who may sign in; area 0 is the whole country, organisation 0 none';

create table access.sign_in (
    id      bigint generated always as identity primary key,
    at      timestamp with time zone not null,
    login   text    not null,
    address text    not null,
    outcome text    not null check (outcome in ('OK', 'WRONG', 'TOO_MANY'))
);
create index on access.sign_in (at);
comment on table access.sign_in is 'Every attempt to sign in, good or not (登录日志)';
