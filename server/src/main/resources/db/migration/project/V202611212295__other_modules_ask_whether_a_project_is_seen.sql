-- Row policies of other modules ask by this whether the project of a row may be seen; the policies here answer.
create function project.is_seen(wanted integer) returns boolean
    language sql stable parallel safe as $$
    select exists (select from project.project p where p.id = wanted)
$$;
comment on function project.is_seen is 'Whether whoever asks may see this project';
