alter table project.row_history alter column superseded_by_import drop not null;
comment on column project.row_history.superseded_by_import is
    'Null where no import but a change of areas (行政区划变更) gave the row another area';
