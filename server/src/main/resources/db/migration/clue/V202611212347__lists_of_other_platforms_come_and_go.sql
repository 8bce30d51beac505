create table clue.feed (
    id         bigint      generated always as identity primary key,
    channel    text        not null collate "C",
    area       int         not null,
    way        text        not null check (way in ('FILE', 'API', 'OUT')),
    file_name  text,
    at         timestamptz not null,
    by_login   text        not null,
    by_name    text        not null,
    lines      int         not null,
    added      int         not null,
    updated    int         not null,
    unchanged  int         not null,
    refused    int         not null
);
create index on clue.feed (channel, area, id);
comment on table clue.feed is 'Lists taken in from and given out to other platforms (渠道数据交换记录): when, how many; a channel that has fallen silent is told by it';

create table clue.foreign_state (
    clue_id bigint primary key references clue.clue,
    hash    bytea  not null,
    at      timestamptz not null
);
comment on table clue.foreign_state is 'What another platform last said of a clue, as a hash, so that only what changed is a new step';

alter table clue.feed enable row level security;
create policy in_scope on clue.feed using (database.in_scope(area, 0));
grant select on clue.feed to anxin_scoped;
