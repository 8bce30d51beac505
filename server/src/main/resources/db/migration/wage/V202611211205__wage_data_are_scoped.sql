grant usage on schema wage to anxin_scoped;

alter table wage.engagement enable row level security;
create policy in_scope on wage.engagement using (database.in_scope(area, org_id));
alter table wage.swipe enable row level security;
create policy in_scope on wage.swipe using (database.in_scope(area, org_id));
alter table wage.worker_month enable row level security;
create policy in_scope on wage.worker_month using (database.in_scope(area, org_id));
alter table wage.payroll_line enable row level security;
create policy in_scope on wage.payroll_line using (database.in_scope(area, org_id));

-- A person is known where he or she works. The engagements asked for are again only those in scope.
alter table wage.person enable row level security;
create policy works_in_scope on wage.person
    using (exists (select from wage.engagement e where e.person_id = person.id));
alter table wage.particulars enable row level security;
create policy works_in_scope on wage.particulars
    using (exists (select from wage.engagement e
                    where e.person_id = particulars.person_id and e.particulars_id = particulars.id));

grant select on wage.engagement, wage.swipe, wage.worker_month, wage.payroll_line, wage.person, wage.particulars
    to anxin_scoped;
