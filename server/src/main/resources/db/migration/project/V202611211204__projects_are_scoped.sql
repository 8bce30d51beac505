grant usage on schema project to anxin_scoped;

alter table project.project enable row level security;
create policy in_scope on project.project using (database.in_scope(area, org_id));
alter table project.participant enable row level security;
create policy in_scope on project.participant using (database.in_scope(area, org_id));
grant select on project.project, project.participant to anxin_scoped;

-- What the register of companies publishes anybody may know, wherever the company is registered; not whom to call there.
grant select (id, corp_code, area, org_id, corp_name, industry, state_owned, insured_headcount, version, import_id, withdrawn)
    on project.corp to anxin_scoped;
