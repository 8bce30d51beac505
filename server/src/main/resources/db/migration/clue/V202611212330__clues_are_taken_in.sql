create schema if not exists clue;
grant usage on schema clue to anxin_scoped;

create table clue.clue (
    id             bigint      generated always as identity primary key,
    number         text        collate "C" not null unique,
    request_code   bytea       unique,
    secret_hash    bytea,
    channel        text        collate "C" not null,
    channel_kind   text        collate "C" not null,
    foreign_number text        collate "C",
    received_at    timestamptz not null,
    received_on    date        not null,
    written_at     timestamptz,
    area           int         not null,
    project_id     int,
    site_code      text        collate "C",
    place          bytea,
    debtor         bytea,
    debtor_code    bytea,
    since_month    int,
    until_month    int,
    people         int         check (people > 0),
    amount_fen     bigint      check (amount_fen >= 0),
    trade          text,
    text           bytea,
    mode           text        collate "C" not null check (mode in ('NAMED', 'SEALED', 'ANONYMOUS')),
    consent        boolean     not null default false,
    language       text        collate "C",
    state          text        collate "C" not null default 'RECEIVED'
        check (state in ('RECEIVED', 'CHECKING', 'WORKING', 'ANSWERED', 'PAID', 'CLOSED', 'WITHDRAWN', 'PASSED_ON')),
    master_id      bigint      not null references clue.clue,
    first_org      int         not null check (first_org > 0 or first_gap),
    first_gap      boolean     not null,
    first_user     bigint,
    limit_rule     text        collate "C",
    due_on         date,
    taken_by       text,
    version        int         not null default 1,
    erased_on      date,
    check (until_month is null or since_month is null or until_month >= since_month)
);
create unique index clue_of_another_platform on clue.clue (channel, foreign_number) where foreign_number is not null;
create index on clue.clue (master_id);
create index on clue.clue (project_id) where project_id is not null;
create index on clue.clue (area, received_at);
create index on clue.clue (debtor_code) where debtor_code is not null;
comment on table clue.clue is 'Clues (线索): one report, by one reporter, through one channel; never deleted';
comment on column clue.clue.request_code is 'Hash of the key its sender gave it, so that the same report sent again is the same clue';
comment on column clue.clue.secret_hash is 'Hash of the secret of its receipt; empty where none was given out';
comment on column clue.clue.site_code is 'The code of the project as stated, whether there is such a project or not';
comment on column clue.clue.debtor is 'Who owes, as stated; encrypted, as place and text are';
comment on column clue.clue.debtor_code is 'Keyed index of the debtor''s name without blanks, to find the same';
comment on column clue.clue.since_month is 'From which month wages are owed, as year × 12 + month − 1';
comment on column clue.clue.consent is 'The speaker of a group says that the others agree';
comment on column clue.clue.master_id is 'The clue that stands for all that are the same matter (主线索); its own number where it is alone';
comment on column clue.clue.first_org is 'The organisation of first contact (首问责任单位); 0 only where the installation has no organisation at all';
comment on column clue.clue.first_gap is 'Nobody was found for its area, so that it came to the leading office';
comment on column clue.clue.first_user is 'Who took it at the desk (首问责任人), or was given it';
comment on column clue.clue.limit_rule is 'The parameter its time limit came from on the day it was received; due_on is the day told to the reporter';

create table clue.reporter (
    id              bigint  generated always as identity primary key,
    clue_id         bigint  not null references clue.clue,
    line            int     not null,
    name            bytea,
    phone           bytea,
    identity_number bytea,
    name_code       bytea,
    phone_code      bytea,
    identity_code   bytea,
    unique (clue_id, line)
);
create index on clue.reporter (phone_code) where phone_code is not null;
create index on clue.reporter (identity_code) where identity_code is not null;
create index on clue.reporter (name_code) where name_code is not null;
comment on table clue.reporter is
    'Who reported (举报投诉人), line 0, and the fellow workers spoken for; encrypted, and not for the role of requests';
comment on column clue.reporter.name_code is 'Keyed indexes, by which the same person is found in another clue';

create table clue.claim (
    id          bigint generated always as identity primary key,
    clue_id     bigint not null references clue.clue,
    line        int    not null,
    reporter_id bigint references clue.reporter,
    amount_fen  bigint check (amount_fen >= 0),
    unique (clue_id, line)
);
comment on table clue.claim is 'What is owed to one person (诉求金额) of a clue';

create table clue.step (
    id       bigint      generated always as identity primary key,
    clue_id  bigint      not null references clue.clue,
    at       timestamptz not null,
    kind     text        collate "C" not null,
    by_login text,
    by_name  text,
    shown    boolean     not null,
    words_zh text        not null,
    words_en text        not null,
    text     bytea,
    text_code bytea,
    detail   jsonb       not null default '{}'
);
create index on clue.step (clue_id, id);
comment on table clue.step is 'What happened to a clue (线索办理记录), in order; append-only';
comment on column clue.step.shown is 'Whether the reporter sees it';
comment on column clue.step.text is 'What somebody wrote, encrypted; text_code is its keyed index, which stays when the text is erased by rule';

create table clue.question (
    id          bigint      generated always as identity primary key,
    clue_id     bigint      not null references clue.clue,
    text        bytea,
    asked_at    timestamptz not null,
    asked_by    text        not null,
    answer      bytea,
    answered_at timestamptz
);
create index on clue.question (clue_id, id);
comment on table clue.question is 'What the desk asks the reporter (补充提问), and the answer; both encrypted';

create table clue.file (
    id        bigint      generated always as identity primary key,
    clue_id   bigint      not null references clue.clue,
    upload_id bigint      not null,
    kind      text        collate "C" not null check (kind in ('PHOTO', 'VOICE', 'LIST', 'OTHER')),
    at        timestamptz not null,
    by_login  text
);
create index on clue.file (clue_id, id);
comment on table clue.file is 'Evidence files of a clue (线索附件), by number in the module that keeps them';

create table clue.payment (
    id         bigint      generated always as identity primary key,
    clue_id    bigint      not null references clue.clue,
    at         timestamptz not null,
    received   text        collate "C" not null check (received in ('ALL', 'PART', 'NONE')),
    amount_fen bigint      check (amount_fen >= 0),
    day        date
);
create index on clue.payment (clue_id, id);
comment on table clue.payment is 'What the reporter says was paid (到账确认); append-only';

create table clue.rating (
    id      bigint      generated always as identity primary key,
    clue_id bigint      not null references clue.clue,
    at      timestamptz not null,
    stars   int         not null check (stars between 1 and 5),
    text    bytea
);
create index on clue.rating (clue_id, id);
comment on table clue.rating is 'How satisfied the reporter is (满意度评价); append-only, the last one counts';

create table clue.request (
    clue_id bigint not null references clue.clue,
    code    bytea  not null,
    made    bigint,
    primary key (clue_id, code)
);
comment on column clue.request.made is 'What came of it: the step, or the file';
comment on table clue.request is 'What a reporter has sent already, by the hash of the key it came with, so that nothing is taken twice';

create table clue.unsealed (
    step_id bigint primary key
);
comment on table clue.unsealed is 'Steps that have no leaf in the evidence log yet (待存证)';

create function clue.note_unsealed() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into clue.unsealed (step_id) select id from fresh;
    return null;
end $$;
create trigger steps_are_sealed after insert on clue.step
    referencing new table as fresh for each statement execute function clue.note_unsealed();

create function clue.never_goes() returns trigger language plpgsql as $$
begin
    raise exception 'clue.% keeps what it has: % is refused', tg_table_name, tg_op using errcode = 'integrity_constraint_violation';
end $$;
create trigger never_goes before delete or truncate on clue.clue for each statement execute function clue.never_goes();
create trigger only_grows before delete or truncate on clue.step for each statement execute function clue.never_goes();
create trigger only_grows before update or delete or truncate on clue.payment for each statement execute function clue.never_goes();
create trigger only_grows before delete or truncate on clue.rating for each statement execute function clue.never_goes();

-- Of a step only the text may change: under a new key, or to nothing when it is erased by rule.
create function clue.step_stays() returns trigger language plpgsql as $$
begin
    if (to_jsonb(new) - 'text') is distinct from (to_jsonb(old) - 'text') then
        raise exception 'clue.step only grows: step % is not changed', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger stays before update on clue.step for each row execute function clue.step_stays();

-- Who was first asked stays answerable until somebody else is.
create function clue.first_contact_stays() returns trigger language plpgsql as $$
begin
    if new.first_org = 0 and old.first_org > 0 then
        raise exception 'clue % must keep an organisation of first contact', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger first_contact_stays before update of first_org on clue.clue for each row execute function clue.first_contact_stays();

-- Owners, supervisors, contractors and banks see no clue: what they would learn is who complains of them.
create function clue.of_those_who_see_clues() returns boolean
    language sql stable parallel safe
    return coalesce(current_setting('anxin.organisation', true) = '{}'
                    and current_setting('anxin.projects_by', true) in ('ALL', 'CATEGORY', 'CODE'), false);
comment on function clue.of_those_who_see_clues is
    'Whether the scope is one that clues are shown to at all; policies ask it once for a statement';

alter table clue.clue enable row level security;
create policy in_scope_or_mine on clue.clue using (
    (database.in_scope(area, first_org)
     and (select clue.of_those_who_see_clues())
     and ((select database.every_project()) or project_id in (select database.projects_seen())))
    or id in (select dispatch.subjects_of_mine('clue')));
alter table clue.claim enable row level security;
create policy with_its_clue on clue.claim using (exists (select from clue.clue c where c.id = claim.clue_id));
alter table clue.step enable row level security;
create policy with_its_clue on clue.step using (exists (select from clue.clue c where c.id = step.clue_id));
alter table clue.question enable row level security;
create policy with_its_clue on clue.question using (exists (select from clue.clue c where c.id = question.clue_id));
alter table clue.file enable row level security;
create policy with_its_clue on clue.file using (exists (select from clue.clue c where c.id = file.clue_id));
alter table clue.payment enable row level security;
create policy with_its_clue on clue.payment using (exists (select from clue.clue c where c.id = payment.clue_id));
alter table clue.rating enable row level security;
create policy with_its_clue on clue.rating using (exists (select from clue.clue c where c.id = rating.clue_id));

grant select (id, number, channel, channel_kind, foreign_number, received_at, received_on, written_at, area, project_id, site_code,
              place, debtor, debtor_code, since_month, until_month, people, amount_fen, trade, text, mode, consent, language, state,
              master_id, first_org, first_gap, first_user, limit_rule, due_on, taken_by, version, erased_on)
    on clue.clue to anxin_scoped;
grant update (state, master_id, area, project_id, first_org, first_gap, first_user, version) on clue.clue to anxin_scoped;
grant select on clue.claim, clue.payment, clue.rating to anxin_scoped;
grant select, insert on clue.step, clue.question, clue.file to anxin_scoped;
grant usage on all sequences in schema clue to anxin_scoped;
