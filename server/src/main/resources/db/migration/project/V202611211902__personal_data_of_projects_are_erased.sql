create table project.erasure (
    project_id int    primary key,
    erasure_id bigint not null unique,
    day        date not null
);
comment on table project.erasure is
    'Projects whose personal data are erased by rule (已按规定删除个人信息); nothing more is taken in for them';

alter table project.contact
    alter column found_by drop not null,
    add column erased boolean not null default false,
    add constraint erased_says_nothing check (not erased or
        (legal_man is null and link_man is null and link_tel is null and found_by is null)),
    add constraint found_unless_erased check (erased or found_by is not null);

create function project.erasure_only_grows() returns trigger language plpgsql as $$
begin
    raise exception 'project.erasure only grows: % is refused', tg_op using errcode = 'integrity_constraint_violation';
end $$;
create trigger erasure_only_grows before update or delete or truncate on project.erasure
    for each statement execute function project.erasure_only_grows();
