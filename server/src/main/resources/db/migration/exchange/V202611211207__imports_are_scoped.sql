grant usage on schema exchange to anxin_scoped;

alter table exchange.import enable row level security;
create policy in_scope on exchange.import using (database.in_scope(area, org_id));
alter table exchange.rejection enable row level security;
create policy import_in_scope on exchange.rejection
    using (exists (select from exchange.import i where i.id = rejection.import_id));

grant select, insert, update on exchange.import to anxin_scoped;
grant select on exchange.rejection to anxin_scoped;
