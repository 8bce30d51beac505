create schema if not exists evidence;

create table evidence.leaf (
    seq     bigint  primary key check (seq >= 0),
    event   text    collate "C" not null unique,
    subject text    collate "C" not null,
    leaf    text    not null,
    salt    bytea   not null check (length(salt) = 16),
    hash    bytea   not null check (length(hash) = 32)
);
create index leaves_of_a_subject on evidence.leaf (subject, seq);
comment on table evidence.leaf is
    'Leaves of the evidence log (存证日志), numbered without a gap: each one event that happened, in canonical JSON; append-only';
comment on column evidence.leaf.salt is
    'Goes before the content when it is hashed, so that nobody can find out a name by trying; without it the leaf says nothing of the content';

create table evidence.node (
    level smallint not null check (level > 0),
    index bigint   not null,
    hash  bytea    not null check (length(hash) = 32),
    primary key (level, index)
);
comment on table evidence.node is
    'Roots of the complete subtrees of the Merkle tree (RFC 6962) above its leaves: level l, index i is over the leaves from i*2^l; append-only';

create table evidence.head (
    size      bigint      not null check (size >= 0),
    key       text        not null,
    root      bytea       not null check (length(root) = 32),
    note      text        not null,
    signed_at timestamptz not null,
    primary key (size, key)
);
comment on table evidence.head is 'Signed heads of the tree (树头) as C2SP checkpoint notes; append-only';

create function evidence.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'evidence.% is append-only', tg_table_name;
end $$;
create trigger leaves_are_append_only before update or delete or truncate on evidence.leaf
    for each statement execute function evidence.refuse_change();
create trigger nodes_are_append_only before update or delete or truncate on evidence.node
    for each statement execute function evidence.refuse_change();
create trigger heads_are_append_only before update or delete or truncate on evidence.head
    for each statement execute function evidence.refuse_change();
