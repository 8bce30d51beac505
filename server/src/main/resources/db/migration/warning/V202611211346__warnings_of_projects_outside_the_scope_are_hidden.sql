create policy of_projects_seen on warning.warning as restrictive
    using ((select database.every_project()) or project_id in (select database.projects_seen()));
create policy of_projects_seen on warning.history as restrictive
    using ((select database.every_project()) or warning_id in (select w.id from warning.warning w));
create policy of_projects_seen on warning.judged as restrictive
    using ((select database.every_project()) or project_id in (select database.projects_seen()));

create policy not_for_banks on warning.warning as restrictive using ((select database.banks()) is null);
create policy not_for_banks on warning.history as restrictive using ((select database.banks()) is null);
create policy not_for_banks on warning.judged as restrictive using ((select database.banks()) is null);
