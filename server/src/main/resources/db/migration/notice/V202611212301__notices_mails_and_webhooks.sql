create schema notice;
grant usage on schema notice to anxin_scoped;

create table notice.notice (
    id      bigint      generated always as identity primary key,
    user_id bigint      not null default 0,
    org_id  integer     not null default 0,
    office  boolean     not null default false,
    area    integer     not null,
    kind    text        collate "C" not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
    path    text        collate "C" not null check (path like '/%'),
    zh      text        not null,
    en      text        not null,
    at      timestamptz not null,
    constraint for_somebody check (user_id > 0 or org_id > 0 or office)
);
create index notices_of_a_user on notice.notice (user_id, id) where user_id > 0;
create index notices_of_an_organisation on notice.notice (org_id, id) where org_id > 0;
create index notices_of_an_office on notice.notice (area, id) where office;
comment on table notice.notice is
    'What people are told in the console (站内消息): a person, an organisation, or the office that dispatches in an area; path is the page it opens';

create table notice.seen (
    notice_id bigint      not null references notice.notice on delete cascade,
    user_id   bigint      not null,
    at        timestamptz not null,
    primary key (user_id, notice_id)
);
comment on table notice.seen is 'Who has read which notice';

create table notice.address (
    user_id  bigint primary key,
    email    text   not null check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
    language text   not null default 'zh' check (language in ('zh', 'en'))
);
comment on table notice.address is 'Where a user wants their digest sent (邮件提醒地址)';

create table notice.mail (
    id          bigint      generated always as identity primary key,
    key         text        not null unique,
    user_id     bigint      not null,
    area        integer     not null,
    address     text        not null,
    subject     text        not null,
    body        text        not null,
    made_at     timestamptz not null,
    state       text        not null default 'WAITING' check (state in ('WAITING', 'SENT', 'GIVEN_UP')),
    tries       integer     not null default 0,
    next_try_at timestamptz not null,
    sent_at     timestamptz,
    error       text
);
create index mails_to_send on notice.mail (next_try_at) where state = 'WAITING';
create index mails_of_an_area on notice.mail (area, id);
comment on table notice.mail is 'E-mails to be sent and what became of them (邮件发送记录); the key keeps one from being written twice';

create table notice.webhook (
    id        integer     generated always as identity primary key,
    name      text        not null check (name <> ''),
    url       text        not null,
    secret    bytea       not null,
    area      integer     not null,
    area_from integer     not null,
    area_to   integer     not null,
    made_at   timestamptz not null,
    made_by   text        not null,
    ended_at  timestamptz
);
comment on table notice.webhook is 'Other systems that are told of notices of an area (消息推送地址), with the encrypted secret that signs them';

create table notice.delivery (
    id          bigint      generated always as identity primary key,
    webhook_id  integer     not null references notice.webhook,
    notice_id   bigint      not null references notice.notice,
    area        integer     not null,
    state       text        not null default 'WAITING' check (state in ('WAITING', 'SENT', 'GIVEN_UP')),
    tries       integer     not null default 0,
    next_try_at timestamptz not null,
    sent_at     timestamptz,
    status      integer,
    error       text,
    unique (webhook_id, notice_id)
);
create index deliveries_to_send on notice.delivery (next_try_at) where state = 'WAITING';
comment on table notice.delivery is 'What goes to which webhook, and what became of it (推送记录)';

-- With the notice and in its transaction; as the owner, because who writes a notice has no right to webhooks.
create function notice.to_webhooks() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into notice.delivery (webhook_id, notice_id, area, next_try_at)
    select w.id, f.id, f.area, f.at from fresh f join notice.webhook w
      on w.ended_at is null and f.area between w.area_from and w.area_to;
    return null;
end $$;
create trigger to_webhooks after insert on notice.notice
    referencing new table as fresh for each statement execute function notice.to_webhooks();

alter table notice.notice enable row level security;
create policy mine on notice.notice for select
    using (user_id = (select database.user_id()) and user_id > 0
           or org_id = any ((select database.own_organisations())::integer[])
           or (office and database.in_scope(area, 0) and (select database.every_project())));
create policy anybody_tells on notice.notice for insert with check (true);
alter table notice.seen enable row level security;
create policy mine on notice.seen using (user_id = (select database.user_id()));
alter table notice.address enable row level security;
create policy mine on notice.address using (user_id = (select database.user_id()));
alter table notice.mail enable row level security;
create policy in_scope on notice.mail using (database.in_scope(area, 0));
alter table notice.webhook enable row level security;
create policy in_scope on notice.webhook using (database.in_scope(area, 0));
alter table notice.delivery enable row level security;
create policy in_scope on notice.delivery using (database.in_scope(area, 0));
grant select, insert on notice.notice, notice.seen, notice.webhook to anxin_scoped;
grant select, insert, update, delete on notice.address to anxin_scoped;
grant select on notice.delivery to anxin_scoped;
grant select (id, key, user_id, area, address, subject, made_at, state, tries, next_try_at, sent_at, error)
    on notice.mail to anxin_scoped;
grant update (secret, ended_at) on notice.webhook to anxin_scoped;
