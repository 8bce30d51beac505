create table access.named_village (
    user_id bigint not null references access.account_user on delete cascade,
    village bigint not null check (village between 100000000000 and 999999999999),
    primary key (user_id, village)
);
comment on table access.named_village is
    'Villages (村、社区) a grid worker looks after; who has some sees their projects and those named, and no others';
