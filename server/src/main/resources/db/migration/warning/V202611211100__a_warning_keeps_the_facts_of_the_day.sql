-- A fact may move while level and value stay: the wage sheet comes in and the days overdue go on. That is told as well.
alter table warning.history drop constraint history_kind_check;
alter table warning.history add constraint history_kind_check
    check (kind in ('RAISED', 'LEVEL_RAISED', 'LEVEL_LOWERED', 'VALUE', 'REASONS', 'CLEARED'));
comment on table warning.history is
    'Every day on which a warning''s level, value, facts or grounds changed, with the facts as judged (预警变动记录); level 0 is not open; append-only';
