create table jurisdiction.village (
    id       integer generated always as identity primary key,
    code     bigint  not null check (code between 100000000000 and 999999999999),
    name     text    not null check (name <> ''),
    since    date    not null,
    until    date,
    taken_by text    not null,
    check (until >= since)
);
create unique index village_now on jurisdiction.village (code) where until is null;
comment on table jurisdiction.village is
    'Villages and communities (村、社区), the fifth level, by their twelve digits, the first nine of which are the town; taken in from sheets';
comment on column jurisdiction.village.until is 'Since when a later sheet of its county does not have it, or has it by another name';
grant select, insert, update on jurisdiction.village to anxin_scoped;
