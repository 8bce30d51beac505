alter table clue.clue
    add column opened_at     timestamptz,
    add column pressing      boolean not null default false,
    add column verdict       text collate "C" check (verdict in ('WAGES', 'PROJECT_MONEY', 'OTHER_LABOUR', 'NOT_WAGES')),
    add column problem_id    bigint,
    add column work_over_at  timestamptz,
    add column answered_at   timestamptz,
    add column closed_on     date,
    add column outcome       text collate "C" check (outcome in
        ('PAID', 'SETTLED', 'UNFOUNDED', 'COMMERCIAL', 'GUIDED', 'PASSED_ON', 'WITHDRAWN')),
    add column settled_level text collate "C" check (settled_level in ('ENTERPRISE', 'VILLAGE', 'TOWN', 'COUNTY', 'CITY')),
    add constraint closed_with_outcome check ((closed_on is null) = (outcome is null)),
    -- 办结必须有核实结论和答复
    add constraint closed_after_verdict_and_answer
        check (closed_on is null or outcome = 'WITHDRAWN' or (verdict is not null and answered_at is not null));
comment on column clue.clue.opened_at is 'When the desk first opened it; unread until then';
comment on column clue.clue.pressing is 'The letter presses: a threat, an illness, a festival (紧急)';
comment on column clue.clue.verdict is 'What kind of matter the desk found it to be (性质认定); project money is no wage matter and leaves the counts';
comment on column clue.clue.problem_id is 'The problem of the pool it is worked on as';
comment on column clue.clue.work_over_at is 'When those it was given to were done; from then on the reporter waits for an answer';
comment on column clue.clue.answered_at is 'When the reporter was last told a result';
comment on column clue.clue.settled_level is 'Where it was settled (化解层级)';
create index on clue.clue (problem_id) where problem_id is not null;
create index on clue.clue (received_on, area);

create table clue.verdict (
    id       bigint      generated always as identity primary key,
    clue_id  bigint      not null references clue.clue,
    claim_id bigint      references clue.claim,
    kind     text        not null collate "C" check (kind in ('WAGES', 'PROJECT_MONEY', 'OTHER_LABOUR', 'NOT_WAGES')),
    reason   text        not null,
    at       timestamptz not null,
    by_login text        not null,
    by_name  text        not null
);
create index on clue.verdict (clue_id, id);
comment on table clue.verdict is 'What kind of matter a clue, or one claim of it, was found to be (性质认定); only grows, the last one holds';

create table clue.verification (
    id         bigint      generated always as identity primary key,
    clue_id    bigint      not null references clue.clue,
    found      text        not null collate "C" check (found in ('ARREARS', 'PARTLY', 'NONE')),
    people     int         check (people >= 0),
    amount_fen bigint      check (amount_fen >= 0),
    cause      text        collate "C",
    facts      text        not null,
    system     jsonb,
    at         timestamptz not null,
    by_login   text        not null,
    by_name    text        not null
);
create index on clue.verification (clue_id, id);
comment on table clue.verification is 'What was verified (核实登记): the arrears, and how far the project keeps the wage systems (制度落实); only grows, the last one holds';
comment on column clue.verification.system is 'By item of the second part: YES, NO or NOT_DUE; null where it was left out';

create table clue.feedback (
    id       bigint      generated always as identity primary key,
    clue_id  bigint      not null references clue.clue,
    kind     text        not null collate "C" check (kind in ('RESULT', 'GUIDANCE', 'PASSED_ON', 'PROGRESS')),
    means    text        not null collate "C" check (means in ('PAGE', 'PHONE', 'LETTER', 'IN_PERSON', 'CHANNEL')),
    text     text        not null,
    at       timestamptz not null,
    by_login text        not null,
    by_name  text        not null
);
create index on clue.feedback (clue_id, id);
create index on clue.feedback (at);
comment on table clue.feedback is 'What each reporter was answered (答复反馈), and how; only grows';

create table clue.hop (
    id          bigint      generated always as identity primary key,
    clue_id     bigint      not null references clue.clue,
    kind        text        not null collate "C" check (kind in ('AREA', 'DEPARTMENT')),
    from_area   int         not null,
    from_org    int         not null,
    to_area     int         not null,
    to_org      int         not null,
    reason      text        not null,
    at          timestamptz not null,
    by_login    text        not null,
    by_name     text        not null,
    received_at timestamptz,
    received_by text
);
create index on clue.hop (clue_id, id);
create index on clue.hop (from_org);
comment on table clue.hop is 'Passing on (转办): from whom to whom and why; number and clock of the clue stay as they are';

-- Who passed a clue on goes on seeing it, and what came of it.
create function clue.passed_on_by_mine() returns setof bigint
    language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select h.clue_id from clue.hop h where h.from_org = any (database.own_organisations()) and h.from_org > 0;
    end;
comment on function clue.passed_on_by_mine is 'Clues that the organisation of who is asking has passed on';
create policy passed_on_by_mine on clue.clue for select
    using ((select clue.of_those_who_see_clues()) and id in (select clue.passed_on_by_mine()));

alter table clue.reading enable row level security;
create policy with_its_clue on clue.reading using (exists (select from clue.clue c where c.id = reading.clue_id));
alter table clue.field_decision enable row level security;
create policy with_its_clue on clue.field_decision using (exists (select from clue.clue c where c.id = field_decision.clue_id));
alter table clue.likeness enable row level security;
create policy with_both_clues on clue.likeness
    using (exists (select from clue.clue c where c.id = likeness.clue_id)
           and exists (select from clue.clue c where c.id = likeness.other_id));
alter table clue.merging_move enable row level security;
create policy with_its_clue on clue.merging_move using (exists (select from clue.clue c where c.id = merging_move.clue_id));
alter table clue.merging enable row level security;
create policy with_a_move on clue.merging
    using (exists (select from clue.merging_move m where m.merging_id = merging.id));
alter table clue.verdict enable row level security;
create policy with_its_clue on clue.verdict using (exists (select from clue.clue c where c.id = verdict.clue_id));
alter table clue.verification enable row level security;
create policy with_its_clue on clue.verification using (exists (select from clue.clue c where c.id = verification.clue_id));
alter table clue.feedback enable row level security;
create policy with_its_clue on clue.feedback using (exists (select from clue.clue c where c.id = feedback.clue_id));
alter table clue.hop enable row level security;
create policy with_its_clue on clue.hop using (exists (select from clue.clue c where c.id = hop.clue_id));

-- Requests read; what the desk does is written by the application once it is certain that the clue is seen.
grant select on clue.reading, clue.field_decision, clue.likeness, clue.merging, clue.merging_move, clue.verdict, clue.verification,
                clue.feedback, clue.hop to anxin_scoped;
grant select (opened_at, pressing, verdict, problem_id, work_over_at, answered_at, closed_on, outcome, settled_level)
    on clue.clue to anxin_scoped;

create function clue.only_grows() returns trigger language plpgsql as $$
begin
    raise exception 'clue.% only grows: % is refused', tg_table_name, tg_op using errcode = 'integrity_constraint_violation';
end $$;
create trigger only_grows before update or delete or truncate on clue.verdict for each statement execute function clue.only_grows();
create trigger only_grows before update or delete or truncate on clue.verification for each statement execute function clue.only_grows();
create trigger only_grows before update or delete or truncate on clue.feedback for each statement execute function clue.only_grows();
create trigger only_grows before update or delete or truncate on clue.merging for each statement execute function clue.only_grows();
create trigger only_grows before update or delete or truncate on clue.merging_move for each statement execute function clue.only_grows();
