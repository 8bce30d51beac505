create table project.village_placing (
    id         bigint      generated always as identity primary key,
    project_id integer     not null references project.project,
    village    bigint      check (village between 100000000000 and 999999999999),
    at         timestamptz not null,
    by_name    text        not null
);
create index on project.village_placing (project_id, id desc);
comment on table project.village_placing is
    'Into which village (村、社区) a project was put, by whom; the latest holds, null takes it out again; append-only';

create function project.placings_only_grow() returns trigger language plpgsql as $$
begin
    raise exception 'project.village_placing is append-only';
end $$;
create trigger append_only before update or delete on project.village_placing
    for each statement execute function project.placings_only_grow();

alter table project.village_placing enable row level security;
create policy project_in_scope on project.village_placing
    using (exists (select from project.project p where p.id = village_placing.project_id));
create policy of_projects_seen on project.village_placing as restrictive
    using ((select database.every_project()) or project_id in (select database.projects_seen()));
grant select, insert on project.village_placing to anxin_scoped;

-- Which projects a grid worker's villages have cannot depend on which the worker sees.
create function project.codes_in_villages(wanted bigint[]) returns setof text
    language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
    select p.code
      from (select distinct on (project_id) project_id, village from project.village_placing
             where project_id in (select project_id from project.village_placing where village = any (wanted))
             order by project_id, id desc) now
      join project.project p on p.id = now.project_id
     where now.village = any (wanted)
$$;
create index on project.village_placing (village);
