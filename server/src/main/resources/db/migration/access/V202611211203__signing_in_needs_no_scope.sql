-- Accounts, sessions and attempts are no business data: whoever signs in has no scope yet. Who may look at them or change
-- them is for the application to decide.
grant usage on schema access to anxin_scoped;
grant select, insert, update, delete on all tables in schema access to anxin_scoped;
alter default privileges in schema access grant select, insert, update, delete on tables to anxin_scoped;
