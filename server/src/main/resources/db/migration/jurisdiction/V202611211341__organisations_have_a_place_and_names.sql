alter table jurisdiction.organisation
    add column parent_id    integer references jurisdiction.organisation,
    add column credit_code  text collate "C" check (credit_code ~ '^[0-9A-Z]{18}$'),
    add column bank_code    text collate "C" check (bank_code ~ '^[0-9]{3}$'),
    add column categories   text[] collate "C" not null default '{}',
    add column ended_on     date,
    add column merged_into  integer references jurisdiction.organisation,
    add constraint not_below_itself check (parent_id <> id),
    add constraint merged_means_ended check (merged_into is null or (ended_on is not null and merged_into <> id));
create index on jurisdiction.organisation (parent_id);
create unique index organisation_by_credit_code on jurisdiction.organisation (credit_code) where ended_on is null;
comment on column jurisdiction.organisation.bank_code is 'Whose accounts are kept there (开户银行代码), of a bank';
comment on column jurisdiction.organisation.categories is 'Project categories (项目分类) it answers for, of a sector authority';
comment on column jurisdiction.organisation.merged_into is 'Which organisation has taken over its work';

create table jurisdiction.organisation_alias (
    organisation_id integer not null references jurisdiction.organisation,
    alias           text    not null check (alias <> ''),
    primary key (organisation_id, alias)
);
create index on jurisdiction.organisation_alias (alias);
comment on table jurisdiction.organisation_alias is
    'Other names of organisations (别名); the same short name may mean another organisation in another area';
grant select, insert, delete on jurisdiction.organisation_alias to anxin_scoped;
