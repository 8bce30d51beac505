-- The role people's requests work under (数据权限). It owns nothing, so row policies hold for it; the application takes it on
-- for the time of a request. On a server of your own whose login may not create roles, create it beforehand:
--   create role anxin_scoped nologin; grant anxin_scoped to <login of the application>;
do $$
begin
    if not exists (select from pg_roles where rolname = 'anxin_scoped') then
        create role anxin_scoped nologin;
    end if;
exception when duplicate_object or unique_violation then
    -- Another database of the same server was faster.
    null;
end $$;
do $$
begin
    if not pg_has_role(current_user, 'anxin_scoped', 'set') then
        execute format('grant anxin_scoped to %I', current_user);
    end if;
end $$;

grant usage on schema database to anxin_scoped;

create function database.in_scope(area integer, org_id integer) returns boolean
    language sql stable parallel safe
    return area between nullif(current_setting('anxin.area_from', true), '')::integer
                    and nullif(current_setting('anxin.area_to', true), '')::integer
           and (current_setting('anxin.organisation', true) = '0'
                or org_id = nullif(current_setting('anxin.organisation', true), '')::integer);
comment on function database.in_scope is
    'Whether a row of this area, handed in by this organisation, is for the one who asks; without a scope nothing is';

-- What a request announces is written with it.
grant select, insert, update, delete on database.event_publication to anxin_scoped;
