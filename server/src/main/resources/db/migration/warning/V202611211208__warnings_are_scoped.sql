grant usage on schema warning to anxin_scoped;

alter table warning.warning enable row level security;
create policy in_scope on warning.warning using (database.in_scope(area, org_id));
alter table warning.history enable row level security;
create policy in_scope on warning.history using (database.in_scope(area, org_id));
alter table warning.comment enable row level security;
create policy warning_in_scope on warning.comment
    using (exists (select from warning.warning w where w.id = comment.warning_id));
alter table warning.acknowledgement enable row level security;
create policy warning_in_scope on warning.acknowledgement
    using (exists (select from warning.warning w where w.id = acknowledgement.warning_id));
-- How many work where is counted for areas, not for what one organisation handed in.
alter table warning.judged enable row level security;
create policy in_scope on warning.judged using (database.in_scope(area, 0));

grant select on warning.warning, warning.history, warning.judged, warning.grounds to anxin_scoped;
grant update (acknowledged_by, acknowledged_at) on warning.warning to anxin_scoped;
grant select, insert on warning.comment, warning.acknowledgement to anxin_scoped;
-- The log of scans tells when and how much was judged, no row.
grant select, insert, update on warning.scan to anxin_scoped;
