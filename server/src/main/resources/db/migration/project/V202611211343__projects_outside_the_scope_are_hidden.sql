create function project.of_categories(wanted text[]) returns setof integer
    language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
    select id from project.project where category = any (wanted)
$$;
create function project.of_owners_and_supervisors(wanted text[]) returns setof integer
    language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
    select id from project.project where build_corp_code = any (wanted)
    union
    select id from project.project where supervisor_corp_code = any (wanted)
$$;
create function project.of_codes(wanted text[]) returns setof integer
    language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
    select id from project.project where code = any (wanted)
$$;
create index project_by_category on project.project (category);
create index project_by_owner on project.project (build_corp_code);
create index project_by_supervisor on project.project (supervisor_corp_code);

create policy of_projects_seen on project.project as restrictive
    using ((select database.every_project()) or id in (select database.projects_seen()));
create policy of_projects_seen on project.participant as restrictive
    using ((select database.every_project()) or project_id in (select database.projects_seen()));
