create schema jurisdiction;

create table jurisdiction.area (
    code   integer  primary key check (code between 100000000 and 999999999),
    parent integer  references jurisdiction.area,
    name   text     not null,
    level  smallint not null check (level between 1 and 4)
);
create index on jurisdiction.area (parent);
comment on table jurisdiction.area is 'Administrative divisions (行政区划) as nine-digit numbers, so that an area and all below it are a range';

create table jurisdiction.organisation (
    id   integer generated always as identity primary key,
    name text    not null unique,
    kind text    not null,
    area integer not null
);
comment on table jurisdiction.organisation is 'Organisations (机构) that hand rows in or answer for warnings';
