alter table exchange.import
    add column projects text[],
    add column erased_by bigint,
    add column files_gone boolean not null default false,
    add constraint gone_when_erased check (not files_gone or erased_by is not null);
comment on column exchange.import.projects is 'Codes of the projects the package names, also in rows that changed nothing or were rejected; unknown for imports of before';
comment on column exchange.import.erased_by is 'The erasure by rule (retention.erasure) with which the package went';
comment on column exchange.import.files_gone is 'Whether its files were removed after that';
create index import_by_projects on exchange.import using gin (projects) where erased_by is null;

alter table exchange.rejection
    alter column value drop not null,
    alter column zh drop not null,
    alter column en drop not null;
