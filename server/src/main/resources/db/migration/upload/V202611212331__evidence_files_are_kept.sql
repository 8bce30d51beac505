create schema if not exists upload;

create table upload.file (
    id          bigint      generated always as identity primary key,
    sha256      text        collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
    kept_sha256 text        collate "C" not null check (kept_sha256 ~ '^[0-9a-f]{64}$'),
    type        text        collate "C" not null,
    size        bigint      not null,
    kept_size   bigint      not null,
    name        bytea,
    place       bytea,
    by_login    text,
    at          timestamptz not null,
    erased_on   date
);
comment on table upload.file is
    'Evidence files (证据材料), encrypted on disk under their number; what they are about is for the module that hands them in to say, so the role of requests reads none of them here';
comment on column upload.file.sha256 is 'Of the file as it came; kept_sha256 of what is kept: pictures are drawn anew, without what was hidden in them';
comment on column upload.file.place is 'Where a picture was taken, if whoever sent it wanted that kept; encrypted, as the name is';
