create table access.second_factor_removal (
    id         bigint generated always as identity primary key,
    user_id    bigint not null references access.account_user on delete cascade,
    asked_by   bigint not null references access.account_user on delete cascade,
    asked_at   timestamp with time zone not null,
    expires_at timestamp with time zone not null check (expires_at > asked_at),
    decided_by bigint references access.account_user on delete cascade,
    decided_at timestamp with time zone,
    agreed     boolean,
    constraint another_one_agrees check (agreed is not true or decided_by <> asked_by),
    constraint decided_by_somebody check (num_nulls(decided_by, decided_at, agreed) in (0, 3))
);
create unique index one_at_a_time on access.second_factor_removal (user_id) where decided_at is null;
comment on table access.second_factor_removal is
    'Requests of one administrator to switch somebody''s second factor off (关闭动态口令申请), which another one agrees to or not';
