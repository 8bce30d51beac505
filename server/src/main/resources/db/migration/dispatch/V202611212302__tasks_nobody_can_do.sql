create table dispatch.orphan (
    task_id bigint primary key references dispatch.task,
    reason  text   not null check (reason in ('ORGANISATION_ENDED', 'NOBODY_IN_OFFICE', 'PERSON_LEFT')),
    since   date   not null
);
comment on table dispatch.orphan is 'Open tasks whose organisation has ended or has nobody in office, or whose person has no post any more (责任悬空)';
alter table dispatch.orphan enable row level security;
create policy of_tasks_seen on dispatch.orphan using (exists (select from dispatch.task t where t.id = orphan.task_id));
grant select on dispatch.orphan to anxin_scoped;
