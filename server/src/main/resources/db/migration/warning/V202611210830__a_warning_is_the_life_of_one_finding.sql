create schema warning;

create table warning.grounds (
    id           integer generated always as identity primary key,
    hash         text    not null unique,
    rule         text    not null,
    pack_code    text    not null,
    pack_version text    not null,
    content      jsonb   not null
);
comment on table warning.grounds is
    'What warnings were judged by (预警依据): rule, pack, articles, parameter values and words as they stood; shared by all warnings judged alike, never changed';

create table warning.warning (
    id              bigint   generated always as identity primary key,
    project_id      integer  not null,
    project_code    text     not null,
    project_name    text     not null,
    area            integer  not null,
    org_id          integer  not null,
    rule            text     not null,
    month           integer,
    state           text     not null default 'OPEN' check (state in ('OPEN', 'CLEARED')),
    level           smallint not null check (level between 1 and 3),
    value           text     not null,
    value_num       numeric  not null,
    raised_on       date     not null,
    level_since     date     not null,
    judged_for      date     not null,
    cleared_on      date,
    clear_reason    text,
    clear_by        date,
    provisional     boolean  not null,
    grounds_id      integer  not null references warning.grounds,
    facts           jsonb    not null,
    previous_id     bigint   references warning.warning,
    acknowledged_by text,
    acknowledged_at timestamptz,
    constraint cleared_with_day_and_reason check ((state = 'CLEARED') = (cleared_on is not null and clear_reason is not null))
);
comment on table warning.warning is
    'Warnings (预警): one row is the life of one finding, from raised to cleared; level 1 blue, 2 yellow, 3 red; month is year*12 + month-1';

-- One open warning for each finding, and its earlier lives.
create unique index one_open_warning_per_finding on warning.warning (project_id, rule, month) nulls not distinct where state = 'OPEN';
create index lives_of_a_finding on warning.warning (project_id, rule, month, id);
-- Lists: in their order, with area and rule as trailing columns so that a row outside the asked area is passed over inside the index.
create index list_by_level on warning.warning (state, level desc, raised_on desc, id desc, area, rule);
create index list_by_day on warning.warning (raised_on desc, id desc, area, state, level, rule);
create index list_in_area on warning.warning (area, state, level desc, raised_on desc, id desc);
create index list_of_rule on warning.warning (rule, state, value_num desc, id desc, area, level);
create index list_of_project on warning.warning (project_code, state);
create index cleared_days on warning.warning (cleared_on, area) where cleared_on is not null;

create table warning.history (
    id         bigint      generated always as identity primary key,
    warning_id bigint      not null references warning.warning,
    day        date        not null,
    at         timestamptz not null,
    kind       text        not null check (kind in ('RAISED', 'LEVEL_RAISED', 'LEVEL_LOWERED', 'VALUE', 'CLEARED')),
    area       integer     not null,
    org_id     integer     not null,
    level_was  smallint    not null,
    level      smallint    not null,
    value      text        not null,
    reason     text,
    grounds_id integer     not null references warning.grounds,
    facts      jsonb       not null
);
create index history_of_a_warning on warning.history (warning_id, id);
create index levels_by_day on warning.history (day) include (warning_id, level_was, level) where level_was <> level;
comment on table warning.history is
    'Every day on which a warning''s level or value changed, with the facts as judged (预警变动记录); level 0 is not open; append-only';

create table warning.comment (
    id         bigint      generated always as identity primary key,
    warning_id bigint      not null references warning.warning,
    at         timestamptz not null,
    by_login   text        not null,
    by_name    text        not null,
    text       text        not null check (length(text) between 1 and 4000)
);
create index on warning.comment (warning_id, id);
comment on table warning.comment is 'What officers wrote under a warning (处置备注); append-only';

create table warning.acknowledgement (
    id         bigint      generated always as identity primary key,
    warning_id bigint      not null references warning.warning,
    at         timestamptz not null,
    by_login   text        not null,
    by_name    text        not null,
    level      smallint    not null
);
create index on warning.acknowledgement (warning_id, id);
comment on table warning.acknowledgement is
    'Who has taken note of a warning (签收) and at which level; append-only. warning.acknowledged_by forgets it when the level rises';

create function warning.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'warning.% is append-only', tg_table_name;
end $$;
create trigger history_is_append_only before update or delete or truncate on warning.history
    for each statement execute function warning.refuse_change();
create trigger acknowledgements_are_append_only before update or delete or truncate on warning.acknowledgement
    for each statement execute function warning.refuse_change();
create trigger comments_are_append_only before update or delete or truncate on warning.comment
    for each statement execute function warning.refuse_change();

create sequence warning.reading;
comment on sequence warning.reading is 'Numbers the readings of project rows; a judging takes its number before it reads';

create table warning.judged (
    project_id integer primary key,
    reading    bigint  not null,
    day        date    not null,
    area       integer not null,
    workers    integer not null
);
create index on warning.judged (area) include (workers);
comment on table warning.judged is
    'The reading each project''s warnings were last moved by; one with a smaller number may not move them any more; and how many workers were engaged then';

create table warning.scan (
    id          bigint      generated always as identity primary key,
    kind        text        not null check (kind in ('DAILY', 'ASKED', 'IMPORT')),
    state       text        not null check (state in ('RUNNING', 'DONE', 'FAILED')),
    as_of       date        not null,
    moves       boolean     not null,
    asked_by    text,
    import_id   bigint,
    started_at  timestamptz not null,
    finished_at timestamptz,
    projects    integer     not null default 0,
    judged      integer     not null default 0,
    findings    bigint      not null default 0,
    raised      integer     not null default 0,
    level_raised  integer   not null default 0,
    level_lowered integer   not null default 0,
    cleared     integer     not null default 0,
    failure     text
);
create index on warning.scan (kind, as_of, state);
comment on table warning.scan is 'Log of scans (扫描日志): the daily one, those asked for, and the judging after an import';
