-- What somebody may do and see follows from the post under which they work, not from the account.
create table access.post (
    id       bigint  generated always as identity primary key,
    user_id  bigint  not null references access.account_user on delete cascade,
    name     text    check (name <> ''),
    role     text    not null check (role in (
        'ADMIN', 'OFFICER', 'LEADER', 'FIELD', 'SECTOR', 'PARTNER', 'BANK', 'CONTRACTOR', 'PROJECT_PARTY', 'AUDITOR')),
    area     integer not null check (area = 0 or area between 100000000 and 999999999),
    org_id   integer not null default 0,
    from_day date    not null,
    to_day   date    check (to_day >= from_day - 1)
);
create index on access.post (user_id, id);
create index on access.post (org_id) where org_id <> 0;
comment on table access.post is
    'Posts (岗位) that users hold: role, area and organisation from a day to a day. Area 0 is the whole country, organisation 0 none; without a name it goes by its role';
comment on column access.post.to_day is 'The last day, included; the day before from_day where it was withdrawn before it began';

create table access.deputy (
    id       bigint generated always as identity primary key,
    post_id  bigint not null references access.post on delete cascade,
    user_id  bigint not null references access.account_user on delete cascade,
    from_day date   not null,
    to_day   date   not null check (to_day >= from_day - 1)
);
create index on access.deputy (post_id, id);
create index on access.deputy (user_id, id);
comment on table access.deputy is 'Who stands in for the holder of a post (代理), from a day to a day, both included';

-- What was so far said of the account becomes its one post; that of who has left ended on the day they did.
insert into access.post (user_id, role, area, org_id, from_day, to_day)
select u.id, u.role, u.area, u.org_id, (u.created_at at time zone 'Asia/Shanghai')::date,
       case when not u.active then greatest(
           (u.created_at at time zone 'Asia/Shanghai')::date,
           (select (max(c.at) at time zone 'Asia/Shanghai')::date from access.change c
             where c.user_id = u.id and c.kind = 'DEACTIVATED')) end
  from access.account_user u
 order by u.id;

alter table access.named_project add column post_id bigint references access.post on delete cascade;
update access.named_project n set post_id = (select p.id from access.post p where p.user_id = n.user_id);
alter table access.named_project drop column user_id;
alter table access.named_project add primary key (post_id, project_code);

alter table access.session add column post_id bigint references access.post on delete cascade;
alter table access.session add column deputy_id bigint references access.deputy on delete cascade;
update access.session s set post_id = (select p.id from access.post p where p.user_id = s.user_id);
alter table access.session alter column post_id set not null;
comment on column access.session.post_id is 'The post the session works under now; deputy_id says if as a deputy';

alter table access.account_user drop column role, drop column area, drop column org_id;
alter table access.account_user add constraint programs_have_no_password check (not program or password_hash is null);
comment on table access.account_user is 'Those who may sign in; what they may do follows from their posts';

-- A deputy has what the holder has on that day, and nothing once the post or its holder is gone.
create view access.held as
select p.user_id, p.id as post_id, null::bigint as deputy_id, null::bigint as holder_id,
       p.name, p.role, p.area, p.org_id, p.from_day, coalesce(p.to_day, 'infinity') as to_day
  from access.post p
 union all
select d.user_id, p.id, d.id, p.user_id, p.name, p.role, p.area, p.org_id,
       greatest(p.from_day, d.from_day), least(p.to_day, d.to_day)
  from access.deputy d
  join access.post p on p.id = d.post_id
  join access.account_user holder on holder.id = p.user_id and holder.active;
comment on view access.held is 'Who may work under which post from which day to which, as its holder or as a deputy';

alter table access.change add column post_id bigint;
alter table access.change add column on_behalf_of text;
comment on column access.change.on_behalf_of is 'For whom a deputy did it';
