create table jurisdiction.duty_list (
    id           integer generated always as identity primary key,
    area         integer     not null,
    jurisdiction text        not null,
    file_name    text        not null,
    imported_at  timestamptz not null,
    by_name      text        not null
);
create index on jurisdiction.duty_list (area, jurisdiction, id);
comment on table jurisdiction.duty_list is
    'Responsibility lists (职责清单) as they were taken in; the latest of an area and jurisdiction is in force, earlier ones stay';

create table jurisdiction.duty (
    list_id         integer not null references jurisdiction.duty_list,
    line            integer not null,
    organisation_id integer references jurisdiction.organisation,
    department      text    not null,
    lead            boolean not null,
    summary         text    not null,
    task_id         text    not null,
    basis           text,
    primary key (list_id, line),
    check ((organisation_id is null) = (department = ''))
);
comment on table jurisdiction.duty is
    'What a department leads (牵头) or takes part in (配合), by requirement; without a department nobody is named for it';

-- Who answers for what is no secret.
grant select, insert on jurisdiction.duty_list, jurisdiction.duty to anxin_scoped;
