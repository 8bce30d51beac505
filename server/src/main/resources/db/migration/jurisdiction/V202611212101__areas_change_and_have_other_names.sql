create table jurisdiction.succession (
    id         integer     generated always as identity primary key,
    code       integer     not null check (code between 100000000 and 999999999),
    name       text        not null,
    kind       text        not null check (kind in ('RENAMED', 'RECODED', 'MERGED', 'SPLIT')),
    day        date        not null,
    basis      text        not null check (basis <> ''),
    entered_at timestamptz not null,
    by_name    text        not null
);
comment on table jurisdiction.succession is
    'Changes of areas (行政区划变更) that administrators entered, beside those shipped: what an area was called and from which day it is another';

create table jurisdiction.successor (
    succession_id integer not null references jurisdiction.succession,
    code          integer not null check (code between 100000000 and 999999999),
    name          text,
    primary key (succession_id, code)
);
comment on column jurisdiction.successor.name is 'Of an area the list does not have, or has by another name';

create table jurisdiction.succession_withdrawn (
    succession_id integer     primary key references jurisdiction.succession,
    at            timestamptz not null,
    by_name       text        not null
);
comment on table jurisdiction.succession_withdrawn is 'Changes taken back before their day had come';

create function jurisdiction.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'jurisdiction.% is append-only', tg_table_name;
end $$;
create trigger append_only before update or delete or truncate on jurisdiction.succession
    for each statement execute function jurisdiction.refuse_change();
create trigger append_only before update or delete or truncate on jurisdiction.successor
    for each statement execute function jurisdiction.refuse_change();
create trigger append_only before update or delete or truncate on jurisdiction.succession_withdrawn
    for each statement execute function jurisdiction.refuse_change();

create table jurisdiction.area_alias (
    code  integer not null check (code between 100000000 and 999999999),
    alias text    not null check (alias <> ''),
    primary key (code, alias)
);
comment on table jurisdiction.area_alias is 'What else an area is called (简称、别称); what it was called before is told by its changes';

-- The short names of the provinces.
insert into jurisdiction.area_alias (code, alias) values
    (110000000, '京'),
    (120000000, '津'),
    (130000000, '冀'),
    (140000000, '晋'),
    (150000000, '内蒙古'),
    (150000000, '蒙'),
    (210000000, '辽'),
    (220000000, '吉'),
    (230000000, '黑'),
    (310000000, '沪'),
    (320000000, '苏'),
    (330000000, '浙'),
    (340000000, '皖'),
    (350000000, '闽'),
    (360000000, '赣'),
    (370000000, '鲁'),
    (410000000, '豫'),
    (420000000, '鄂'),
    (430000000, '湘'),
    (440000000, '粤'),
    (450000000, '桂'),
    (460000000, '琼'),
    (500000000, '渝'),
    (510000000, '川'),
    (510000000, '蜀'),
    (520000000, '黔'),
    (520000000, '贵'),
    (530000000, '滇'),
    (530000000, '云'),
    (540000000, '藏'),
    (610000000, '陕'),
    (610000000, '秦'),
    (620000000, '甘'),
    (620000000, '陇'),
    (630000000, '青'),
    (640000000, '宁'),
    (650000000, '新'),
    (710000000, '台'),
    (810000000, '港'),
    (820000000, '澳');

-- Names of areas are public.
grant select, insert on jurisdiction.succession, jurisdiction.successor, jurisdiction.succession_withdrawn to anxin_scoped;
grant select, insert, delete on jurisdiction.area_alias to anxin_scoped;
