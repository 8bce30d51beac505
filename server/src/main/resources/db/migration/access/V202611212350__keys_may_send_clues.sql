alter table access.api_key drop constraint api_key_scope_check;
alter table access.api_key add constraint api_key_scope_check check (scope in ('HAND_IN', 'CLUES'));
