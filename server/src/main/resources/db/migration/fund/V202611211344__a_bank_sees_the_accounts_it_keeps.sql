create function fund.projects_of_banks(wanted text[]) returns setof integer
    language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
    select distinct project_id from fund.account where bank_code = any (wanted) and not withdrawn
$$;
create index account_by_bank on fund.account (bank_code);

create policy of_projects_seen on fund.account as restrictive
    using ((select database.every_project()) or project_id in (select database.projects_seen()));
create policy of_bank on fund.account as restrictive
    using ((select database.banks()) is null or bank_code = any ((select database.banks())::text[]));
-- An entry belongs to its account.
create policy of_projects_seen on fund.entry as restrictive
    using ((select database.every_project()) or account_id in (select a.number_id from fund.account a));

-- At which bank a deposit is lodged is not handed in, so a bank sees none.
create policy of_projects_seen on fund.deposit_event as restrictive
    using ((select database.every_project()) or project_id in (select database.projects_seen()));
create policy not_for_banks on fund.deposit_event as restrictive using ((select database.banks()) is null);
create policy of_projects_seen on fund.progress as restrictive
    using ((select database.every_project()) or project_id in (select database.projects_seen()));
create policy not_for_banks on fund.progress as restrictive using ((select database.banks()) is null);
