-- Until the link has been used there is no password.
alter table access.account_user alter column password_hash drop not null;

create table access.change (
    id      bigint generated always as identity primary key,
    at      timestamp with time zone not null,
    by_id   bigint,
    by_name text   not null,
    user_id bigint,
    kind    text   not null,
    field   text,
    was     text,
    is_now  text
);
create index on access.change (user_id, id);
comment on table access.change is 'Every change to users and organisations: who, when, what was, what is (操作留痕); rows are only ever added';

create function access.only_added() returns trigger language plpgsql as $$
begin
    raise exception 'rows of %.% are only ever added', tg_table_schema, tg_table_name;
end
$$;
create trigger only_added before update or delete or truncate on access.change
    for each statement execute function access.only_added();
revoke update, delete on access.change from anxin_scoped;

create table access.password_link (
    token_hash bytea  primary key,
    user_id    bigint not null references access.account_user on delete cascade,
    made_at    timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    used_at    timestamp with time zone
);
create index on access.password_link (user_id);
comment on table access.password_link is 'One-time links to set a password (一次性设置密码链接); used_at is also set when a link is withdrawn';

create table access.session (
    id           bigint generated always as identity primary key,
    token_hash   bytea  not null unique,
    user_id      bigint not null references access.account_user on delete cascade,
    created_at   timestamp with time zone not null,
    last_used_at timestamp with time zone not null,
    address      text   not null,
    agent        text   not null,
    ended_at     timestamp with time zone
);
create index on access.session (user_id, id);
comment on table access.session is 'Sessions (会话) of those who are or were signed in';

create table access.second_factor (
    user_id      bigint primary key references access.account_user on delete cascade,
    secret       bytea  not null,
    begun_at     timestamp with time zone not null,
    confirmed_at timestamp with time zone,
    last_step    bigint not null default 0
);
comment on table access.second_factor is 'Second factors (动态口令), the secrets encrypted; last_step is the step of the last code used';

create table access.recovery_code (
    user_id   bigint not null references access.second_factor on delete cascade,
    code_hash bytea  not null,
    used_at   timestamp with time zone,
    primary key (user_id, code_hash)
);
comment on table access.recovery_code is 'One-time codes (恢复码) for who has lost the second factor';

alter table access.sign_in drop constraint sign_in_outcome_check;
alter table access.sign_in add constraint sign_in_outcome_check
    check (outcome in ('OK', 'WRONG', 'TOO_MANY', 'CODE_NEEDED', 'CODE_WRONG'));
