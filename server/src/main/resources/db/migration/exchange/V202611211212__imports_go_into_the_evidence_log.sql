-- Imports that are done and not in the evidence log yet; noted in the transaction of their rows.
create table exchange.unsealed (
    import_id bigint primary key
);
comment on table exchange.unsealed is 'Imports that have no leaf in the evidence log yet (待存证)';

create function exchange.note_unsealed() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into exchange.unsealed (import_id) values (new.id) on conflict do nothing;
    return null;
end $$;
create trigger imports_are_sealed after update of state on exchange.import
    for each row when (new.state = 'DONE' and old.state <> 'DONE' and not new.dry_run)
    execute function exchange.note_unsealed();

insert into exchange.unsealed (import_id)
select id from exchange.import where state = 'DONE' and not dry_run;
