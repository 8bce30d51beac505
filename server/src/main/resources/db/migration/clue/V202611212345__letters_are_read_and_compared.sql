create table clue.reading (
    id         bigint      generated always as identity primary key,
    clue_id    bigint      not null references clue.clue,
    field      text        not null collate "C",
    value      bytea,
    confidence real        not null check (confidence between 0 and 1),
    passages   integer[]   not null default '{}',
    at         timestamptz not null,
    unique (clue_id, field)
);
comment on table clue.reading is 'What the letter was read to say, field by field (文本识读结果), and how sure that is; never changed by people';
comment on column clue.reading.value is 'Encrypted; null where the letter does not say';
comment on column clue.reading.passages is 'Starts and ends, by turns, of the characters it was read from';

create table clue.field_decision (
    id        bigint      generated always as identity primary key,
    clue_id   bigint      not null references clue.clue,
    field     text        not null collate "C",
    value     bytea,
    confirmed boolean     not null,
    at        timestamptz not null,
    by_login  text        not null,
    by_name   text        not null
);
create index on clue.field_decision (clue_id, field, id);
comment on table clue.field_decision is 'What an officer confirmed or put in place of what was read (核对记录); only grows, the last one holds';

create table clue.traits (
    id     bigint primary key references clue.clue,
    traits bytea  not null
);
comment on table clue.traits is 'What a clue is compared by, encrypted';
create table clue.match_key (
    key     bigint not null,
    clue_id bigint not null references clue.clue,
    primary key (key, clue_id)
);
create index on clue.match_key (clue_id);
comment on table clue.match_key is 'Keyed hashes of what clues of one matter share: person, project, names, sums, text (比对索引)';

create table clue.likeness (
    id       bigint      generated always as identity primary key,
    clue_id  bigint      not null references clue.clue,
    other_id bigint      not null references clue.clue,
    weight   real        not null,
    reasons  bytea       not null,
    at       timestamptz not null,
    unique (clue_id, other_id),
    check (other_id < clue_id)
);
create index on clue.likeness (other_id);
comment on table clue.likeness is 'Pairs that may be about the same matter (疑似重复), with reasons, encrypted';

create table clue.merging (
    id       bigint      generated always as identity primary key,
    kind     text        not null check (kind in ('MERGED', 'SPLIT', 'UNDONE', 'KEPT_APART')),
    at       timestamptz not null,
    by_login text        not null,
    by_name  text        not null,
    reason   text        not null,
    undoes   bigint      unique references clue.merging,
    check ((kind = 'UNDONE') = (undoes is not null))
);
create table clue.merging_move (
    merging_id  bigint not null references clue.merging,
    clue_id     bigint not null references clue.clue,
    from_master bigint not null references clue.clue,
    to_master   bigint not null references clue.clue,
    primary key (merging_id, clue_id)
);
create index on clue.merging_move (clue_id);
create index on clue.merging_move (from_master);
create index on clue.merging_move (to_master);
comment on table clue.merging is 'Merging, splitting and what was taken back (并案、拆分、撤销); only grows';
comment on table clue.merging_move is 'Which clue went from which matter to which; of two kept apart, the one and the other';
