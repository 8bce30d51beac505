grant usage on schema fund to anxin_scoped;

alter table fund.account enable row level security;
create policy in_scope on fund.account using (database.in_scope(area, org_id));
alter table fund.entry enable row level security;
create policy in_scope on fund.entry using (database.in_scope(area, org_id));
alter table fund.deposit_event enable row level security;
create policy in_scope on fund.deposit_event using (database.in_scope(area, org_id));
alter table fund.progress enable row level security;
create policy in_scope on fund.progress using (database.in_scope(area, org_id));

-- The number of a special account is known where the account is; cards and numbers of others are not asked for.
alter table fund.bank_number enable row level security;
create policy account_in_scope on fund.bank_number
    using (exists (select from fund.account a where a.number_id = bank_number.id));

grant select on fund.account, fund.entry, fund.deposit_event, fund.progress, fund.bank_number to anxin_scoped;
