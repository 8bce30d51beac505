-- Others who have looked at a head, found that it continues the last one they saw, and signed it too.
create table evidence.witness (
    key      text primary key,
    name     text not null,
    added_at timestamptz not null default now()
);
comment on table evidence.witness is 'Witnesses (见证方) by their public keys, whose signatures are taken in';

create table evidence.cosignature (
    size      bigint      not null,
    key       text        not null,
    witness   text        not null references evidence.witness,
    line      text        not null,
    signed_at timestamptz not null,
    primary key (size, key, witness),
    foreign key (size, key) references evidence.head
);
comment on table evidence.cosignature is
    'Signatures of witnesses (见证签名) below heads, as lines of a C2SP signed note; append-only';

create trigger witnesses_are_append_only before update or delete or truncate on evidence.witness
    for each statement execute function evidence.refuse_change();
create trigger cosignatures_are_append_only before update or delete or truncate on evidence.cosignature
    for each statement execute function evidence.refuse_change();
