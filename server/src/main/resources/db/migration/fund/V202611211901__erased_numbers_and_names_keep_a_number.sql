alter table fund.bank_number
    alter column number drop not null,
    alter column found_by drop not null,
    add column erased_no int,
    add constraint erased_or_known check ((number is null) = (erased_no is not null) and (found_by is null) = (erased_no is not null));
comment on column fund.bank_number.erased_no is 'Set once the number is erased by rule (已按规定删除): which one of its project';
alter table fund.counterparty_name
    alter column name drop not null,
    alter column found_by drop not null,
    add column erased_no int,
    add constraint erased_or_known check ((name is null) = (erased_no is not null) and (found_by is null) = (erased_no is not null));
comment on column fund.counterparty_name.erased_no is 'Set once the name is erased by rule (已按规定删除): which one of its project';

-- What is erased by rule goes from the history too; nothing else ever does.
create or replace function fund.history_only_grows() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and current_setting('anxin.erasing', true) = 'on' then
        return null;
    end if;
    raise exception 'fund.row_history only grows: % is refused', tg_op using errcode = 'integrity_constraint_violation';
end $$;
