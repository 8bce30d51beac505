-- The history keeps the area of its day, and the warning goes with its project: who sees a warning sees its history, else a
-- trend would break off where a county was merged.
drop policy in_scope on warning.history;
create policy warning_in_scope on warning.history
    using (exists (select from warning.warning w where w.id = history.warning_id));
