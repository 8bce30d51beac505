alter table access.account_user drop constraint account_user_role_check;
alter table access.account_user add constraint account_user_role_check check (role in (
    'ADMIN', 'OFFICER', 'LEADER', 'FIELD', 'SECTOR', 'PARTNER', 'BANK', 'CONTRACTOR', 'PROJECT_PARTY', 'AUDITOR'));

create table access.named_project (
    user_id      bigint not null references access.account_user on delete cascade,
    project_code text   collate "C" not null check (project_code <> ''),
    primary key (user_id, project_code)
);
comment on table access.named_project is
    'Projects a grid worker or co-manager looks after (负责的项目); who has some sees no others. A code may be named before its project is handed in';

alter table access.change add column organisation_id integer;
create index on access.change (organisation_id, id) where organisation_id is not null;
