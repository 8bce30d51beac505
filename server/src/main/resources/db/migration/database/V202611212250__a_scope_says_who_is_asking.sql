-- Rows that are given to somebody, such as tasks, are theirs wherever they lie.
create function database.user_id() returns bigint
    language sql stable parallel safe
    return coalesce(nullif(current_setting('anxin.user', true), '')::bigint, 0);
comment on function database.user_id() is 'The user who is asking; 0 for nobody';

create function database.own_organisations() returns integer[]
    language sql stable parallel safe
    return coalesce(nullif(current_setting('anxin.own_organisations', true), '')::integer[], '{}');
comment on function database.own_organisations() is 'The organisation of the post of who is asking, and those below it';
