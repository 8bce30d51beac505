-- Areas alone do not say what a housing bureau, a bank, an owner or a grid worker may see: a scope may also be of some
-- projects only. anxin.projects_by says how they are chosen, anxin.projects_keys names them; for most people it is ALL.
-- anxin.organisation is now a list, of an organisation and those below it; {} is everybody's rows.
create or replace function database.in_scope(area integer, org_id integer) returns boolean
    language sql stable parallel safe
    return area between nullif(current_setting('anxin.area_from', true), '')::integer
                    and nullif(current_setting('anxin.area_to', true), '')::integer
           and (current_setting('anxin.organisation', true) = '{}'
                or org_id = any (nullif(current_setting('anxin.organisation', true), '')::integer[]));

create function database.every_project() returns boolean
    language sql stable parallel safe
    return coalesce(current_setting('anxin.projects_by', true) = 'ALL', false);
comment on function database.every_project() is
    'Whether the scope is not of some projects only; policies ask it once for a statement, as (select database.every_project())';

create function database.banks() returns text[]
    language sql stable parallel safe
    return case current_setting('anxin.projects_by', true)
               when 'BANK' then nullif(current_setting('anxin.projects_keys', true), '')::text[] end;
comment on function database.banks() is 'The codes of the banks whose accounts alone may be seen; null for who is no bank';

-- What the modules' functions look up they look up as their owner: which projects someone may see cannot depend on which
-- rows they may see.
create function database.projects_seen() returns setof integer
    language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as $$
declare
    keys constant text[] := nullif(current_setting('anxin.projects_keys', true), '')::text[];
begin
    case current_setting('anxin.projects_by', true)
        when 'CATEGORY' then return query select project.of_categories(keys);
        when 'COMPANY' then return query select project.of_owners_and_supervisors(keys);
        when 'CODE' then return query select project.of_codes(keys);
        when 'BANK' then return query select fund.projects_of_banks(keys);
        else return;
    end case;
end $$;
comment on function database.projects_seen() is 'The projects a scope of some projects only is of';
