create table access.provider_subject (
    user_id  bigint primary key references access.account_user on delete cascade,
    issuer   text   not null,
    subject  text   not null,
    bound_at timestamp with time zone not null,
    unique (issuer, subject)
);
comment on table access.provider_subject is 'As whom the identity provider knows a user (统一身份认证账号): bound at the first sign-in, so that a login given to somebody else there opens nothing here';

create table access.provider_request (
    cookie_hash bytea primary key,
    state       text  not null,
    nonce       text  not null,
    verifier    text  not null,
    redirect    text  not null,
    back        text  not null,
    expires_at  timestamp with time zone not null
);
create index on access.provider_request (expires_at);
comment on table access.provider_request is 'Who has just been sent to the identity provider and may come back from there, once and within minutes';

alter table access.sign_in add column way text not null default 'PASSWORD' check (way in ('PASSWORD', 'PROVIDER'));
alter table access.sign_in drop constraint sign_in_outcome_check;
alter table access.sign_in add constraint sign_in_outcome_check
    check (outcome in ('OK', 'WRONG', 'TOO_MANY', 'CODE_NEEDED', 'CODE_WRONG', 'NO_USER'));
