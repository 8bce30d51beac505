-- Rows of before have none of these, and keep the digest they had.
alter table access.audit add column post_id bigint;
alter table access.audit add column behalf text check (behalf in ('DEPUTY', 'KEY'));
alter table access.audit add column behalf_id text;
alter table access.audit add column behalf_name text;
alter table access.audit add constraint on_whose_behalf_is_said_whole
    check (num_nonnulls(behalf, behalf_id, behalf_name) in (0, 3) and (behalf is null or post_id is not null));
comment on column access.audit.post_id is 'The post the request worked under';
comment on column access.audit.behalf is 'DEPUTY: stood in for the holder of the post; KEY: a program came with an API key';
comment on column access.audit.behalf_id is 'Login of the holder, or the readable part of the key';
comment on column access.audit.behalf_name is 'Name of the holder, or of the organisation the program belongs to';
