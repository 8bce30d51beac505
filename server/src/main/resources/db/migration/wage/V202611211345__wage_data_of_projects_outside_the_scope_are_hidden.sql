create policy of_projects_seen on wage.engagement as restrictive
    using ((select database.every_project()) or project_id in (select database.projects_seen()));
create policy of_projects_seen on wage.payroll_line as restrictive
    using ((select database.every_project()) or project_id in (select database.projects_seen()));
create policy of_projects_seen on wage.swipe as restrictive
    using ((select database.every_project()) or project_id in (select database.projects_seen()));
create policy of_projects_seen on wage.worker_month as restrictive
    using ((select database.every_project()) or project_id in (select database.projects_seen()));

-- A bank pays wages to people it must know; when they worked is not its business.
create policy not_for_banks on wage.swipe as restrictive using ((select database.banks()) is null);
create policy not_for_banks on wage.worker_month as restrictive using ((select database.banks()) is null);
