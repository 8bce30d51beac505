create table clue.opening (
    id          bigint      generated always as identity primary key,
    clue_id     bigint      not null references clue.clue,
    asked_by    bigint      not null,
    asked_login text        not null,
    asked_name  text        not null,
    asked_at    timestamptz not null,
    decided_by  bigint,
    decided_login text,
    decided_at  timestamptz,
    agreed      boolean,
    expires_at  timestamptz,
    constraint another_one_agrees check (agreed is not true or decided_by <> asked_by),
    constraint decided_by_somebody check (num_nulls(decided_by, decided_login, decided_at, agreed) in (0, 4)),
    constraint ends check (agreed is not true or expires_at is not null)
);
create index on clue.opening (clue_id);
create unique index opening_one_at_a_time on clue.opening (clue_id, asked_by) where decided_at is null;
comment on table clue.opening is
    'Requests to open the identity of a sealed reporter (保密身份启封申请); another person agrees or not, and it ends by itself';

alter table clue.opening enable row level security;
create policy with_its_clue on clue.opening using (exists (select from clue.clue c where c.id = opening.clue_id));
grant select on clue.opening to anxin_scoped;

create table clue.wage_code (
    id         bigint      generated always as identity primary key,
    person_id  bigint      not null,
    code       bytea       not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    tries      int         not null default 0,
    used_at    timestamptz,
    by_login   text
);
create index on clue.wage_code (person_id, made_at);
comment on table clue.wage_code is
    'Codes by which workers see their own wages (工资查询验证码), by keyed index; for ten minutes, five tries and one use';
