-- What has been written and is not in the evidence log yet. Noted in the transaction of the write and taken out in that of
-- the leaf, so that neither a crash nor a rollback leaves a gap or a double.
create table warning.unsealed (
    source text   collate "C" not null check (source in ('warning-step', 'warning-acknowledgement', 'warning-comment')),
    row_id bigint not null,
    primary key (source, row_id)
);
comment on table warning.unsealed is 'Rows that have no leaf in the evidence log yet (待存证), by table and id';

-- As its owner: whoever writes a comment in a request has no right to this table.
create function warning.note_unsealed() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into warning.unsealed (source, row_id) select tg_argv[0], id from fresh;
    return null;
end $$;
create trigger steps_are_sealed after insert on warning.history
    referencing new table as fresh for each statement execute function warning.note_unsealed('warning-step');
create trigger acknowledgements_are_sealed after insert on warning.acknowledgement
    referencing new table as fresh for each statement execute function warning.note_unsealed('warning-acknowledgement');
create trigger comments_are_sealed after insert on warning.comment
    referencing new table as fresh for each statement execute function warning.note_unsealed('warning-comment');

insert into warning.unsealed (source, row_id)
select 'warning-step', id from warning.history
 union all
select 'warning-acknowledgement', id from warning.acknowledgement
 union all
select 'warning-comment', id from warning.comment;
