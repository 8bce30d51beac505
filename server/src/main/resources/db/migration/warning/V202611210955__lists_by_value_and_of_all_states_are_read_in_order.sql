-- Without these, ten million warnings would be sorted for a page of fifty.
create index list_by_value on warning.warning (state, value_num desc, id desc, area, rule, level);
create index list_of_all_by_level on warning.warning (level desc, raised_on desc, id desc, area, rule, state);
create index list_of_all_by_value on warning.warning (value_num desc, id desc, area, rule, state, level);
drop index warning.list_of_rule;
