-- Which transaction moved a warning last, and which wrote a line of history: so the pages of a list can go on from the
-- state that the first of them saw, however many warnings move meanwhile.
alter table warning.warning add column moved_in xid8 not null default pg_current_xact_id();
alter table warning.history add column written_in xid8 not null default pg_current_xact_id();
create index moved_lately on warning.warning (moved_in);
