-- Whoever is signed in comes in anew, so that of every session it is known how.
update access.session set ended_at = now() where ended_at is null;

alter table access.session add column strong boolean not null default false;
alter table access.session add column proved_at timestamp with time zone;
update access.session set proved_at = created_at;
alter table access.session alter column proved_at set not null;
comment on column access.session.strong is
    'Whether more than a password was shown for it: a code, or the identity provider made as sure; never changed afterwards';
comment on column access.session.proved_at is 'When the user last proved who they are, by signing in or by the password again';
