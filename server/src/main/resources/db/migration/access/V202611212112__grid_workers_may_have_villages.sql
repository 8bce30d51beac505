create table access.named_village (
    post_id bigint not null references access.post on delete cascade,
    village bigint not null check (village between 100000000000 and 999999999999),
    primary key (post_id, village)
);
comment on table access.named_village is
    'Villages (村、社区) the post of a grid worker looks after; one that has some sees their projects and those named, and no others';
