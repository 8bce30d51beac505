-- A program is a user of an organisation that has keys instead of a password: area, organisation and row policies hold for
-- it as they are.
alter table access.account_user add column program boolean not null default false;
alter table access.account_user add constraint programs_have_no_password
    check (not program or (password_hash is null and role = 'CONTRACTOR' and org_id <> 0));

create table access.api_key (
    id             bigint generated always as identity primary key,
    program_id     bigint not null references access.account_user on delete cascade,
    prefix         text   not null unique check (prefix ~ '^anxin_[a-z2-7]{8}$'),
    key_hash       bytea  not null unique,
    scope          text   not null check (scope in ('HAND_IN')),
    made_at        timestamp with time zone not null,
    expires_at     timestamp with time zone not null check (expires_at > made_at),
    withdrawn_at   timestamp with time zone,
    last_used_at   timestamp with time zone,
    last_used_from text
);
create index on access.api_key (program_id, id);
comment on table access.api_key is 'Keys of programs (接口密钥): the hash of each, what it may call, until when, and when and from where it was used last';
