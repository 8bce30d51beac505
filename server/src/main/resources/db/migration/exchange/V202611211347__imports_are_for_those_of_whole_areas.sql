-- A package holds rows of many projects.
create policy not_of_some_projects on exchange.import as restrictive using ((select database.every_project()));
