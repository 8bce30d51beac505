alter table wage.person
    alter column identity_number drop not null,
    alter column found_by drop not null,
    add column erased_no int,
    add constraint erased_or_known check ((identity_number is null) = (erased_no is not null) and (found_by is null) = (erased_no is not null));
comment on column wage.person.erased_no is 'Set once the person is erased by rule (已按规定删除): which one of its project';
alter table wage.engagement alter column particulars_id drop not null;
comment on column wage.engagement.particulars_id is 'Name and telephone as stated; none once they are erased by rule';

-- What is erased by rule goes from the history too; nothing else ever does.
create or replace function wage.history_only_grows() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and current_setting('anxin.erasing', true) = 'on' then
        return null;
    end if;
    raise exception 'wage.row_history only grows: % is refused', tg_op using errcode = 'integrity_constraint_violation';
end $$;
