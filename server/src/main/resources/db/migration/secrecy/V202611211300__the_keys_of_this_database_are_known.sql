create schema if not exists secrecy;

create table secrecy.key (
    name        text        collate "C" primary key,
    fingerprint bytea       not null,
    since       timestamptz not null default now()
);
comment on table secrecy.key is 'Keys (数据密钥) that values of this database are encrypted with, by a fingerprint that tells nothing of them; the keys themselves are never in the database';
