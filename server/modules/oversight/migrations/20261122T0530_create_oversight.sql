-- Runs beside the old program: yes (a new module).

create schema oversight;
comment on schema oversight is 'The control of look-ups: reviews, citizens'' questions, breaches of personal data security, and who has been told.';
grant usage on schema oversight to sammenhaeng_program;

create table oversight.reviews (
  id uuid primary key,
  kind text not null
    constraint review_kind_is_known check (kind in (
      'override', 'sample', 'same-surname', 'same-address', 'colleague', 'no-evidence', 'mass', 'night', 'watched',
      'question')),
  party_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  person_function text,
  unit_id uuid not null,
  period text not null,
  subject text not null,
  question_id uuid,
  reviewer_id uuid,
  reviewer_name text,
  reviewer_unit_id uuid,
  explanation jsonb,
  due_at timestamptz not null,
  warn_at timestamptz not null,
  escalations int not null default 0,
  escalated_at timestamptz,
  attention_at timestamptz,
  outcome text
    constraint outcome_is_known check (outcome in ('justified', 'justified_training', 'unjustified')),
  words text,
  breach_id uuid,
  opened_at timestamptz not null,
  decided_at timestamptz,
  version int not null constraint review_version_counts_events check (version >= 1),
  constraint decided_review_has_an_outcome check (num_nulls(decided_at, outcome, words) in (0, 3)),
  constraint only_an_undecided_review_awaits_the_clock check (decided_at is null or attention_at is null)
) with (fillfactor = 80);
comment on table oversight.reviews is
  'Looks of one person to be reviewed for one cause, as the events add up to: a cache for reading. The looks themselves are named in review_looks.';
create unique index one_open_review_per_subject on oversight.reviews (kind, person_id, subject) where decided_at is null;
create index reviews_by_subject on oversight.reviews (kind, subject);
create index open_reviews_of_party on oversight.reviews (party_id, due_at, id) where decided_at is null;
create index decided_reviews_of_party on oversight.reviews (party_id, decided_at desc, id desc) where decided_at is not null;
create index reviews_of_person on oversight.reviews (person_id, opened_at desc) where explanation is not null;
create index reviews_awaiting_the_clock on oversight.reviews (attention_at) where attention_at is not null;

create table oversight.review_events (
  review_id uuid not null constraint event_belongs_to_a_review references oversight.reviews (id),
  sequence int not null constraint review_sequence_counts_from_one check (sequence >= 1),
  type text not null,
  at timestamptz not null,
  data jsonb not null,
  primary key (review_id, sequence)
);
comment on table oversight.review_events is
  'One thing that happened to a review, never changed: found, taken, released, explained, told above, decided. Names no citizen.';

create table oversight.review_looks (
  citizen_id uuid not null,
  record_id uuid not null,
  kind text not null,
  review_id uuid not null constraint look_belongs_to_a_review references oversight.reviews (id),
  at timestamptz not null,
  primary key (citizen_id, record_id, kind)
);
comment on table oversight.review_looks is
  'A record of the access log that a review is about. The same record comes up once for the same cause. Never changed.';
create index looks_of_review on oversight.review_looks (review_id, at desc, record_id desc);

create table oversight.runs (
  kind text not null,
  period text not null,
  ran_at timestamptz not null,
  looks int not null,
  reviews int not null,
  primary key (kind, period)
);
comment on table oversight.runs is
  'A rule of the control was put to the log of a Danish day, or the sample drawn of a month: when, what it found, and so also that it found nothing. Never changed.';

create table oversight.questions (
  citizen_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  looked_at timestamptz not null,
  looked_by_id uuid not null,
  unit_id uuid not null,
  party_id uuid not null,
  text text not null,
  reviewer_id uuid,
  reviewer_name text,
  reviewer_unit_id uuid,
  review_id uuid,
  answer jsonb,
  due_at timestamptz not null,
  warn_at timestamptz not null,
  escalations int not null default 0,
  escalated_at timestamptz,
  attention_at timestamptz,
  asked_at timestamptz not null,
  answered_at timestamptz,
  version int not null constraint question_version_counts_events check (version >= 1),
  primary key (citizen_id, id),
  constraint one_question_per_look unique (citizen_id, record_id),
  constraint answered_question_has_an_answer check ((answered_at is null) = (answer is null)),
  constraint only_an_unanswered_question_awaits_the_clock check (answered_at is null or attention_at is null)
) with (fillfactor = 80);
comment on table oversight.questions is
  'A citizen does not understand a look in their log, as the events add up to: a cache for reading. The party of the unit that looked must answer.';
create unique index question_by_id on oversight.questions (id);
create index open_questions_of_party on oversight.questions (party_id, due_at, id) where answered_at is null;
create index answered_questions_of_party on oversight.questions (party_id, answered_at desc, id desc)
  where answered_at is not null;
create index questions_awaiting_the_clock on oversight.questions (attention_at) where attention_at is not null;

create table oversight.question_events (
  citizen_id uuid not null,
  question_id uuid not null,
  sequence int not null constraint question_sequence_counts_from_one check (sequence >= 1),
  type text not null,
  at timestamptz not null,
  data jsonb not null,
  primary key (citizen_id, question_id, sequence),
  constraint event_belongs_to_a_question
    foreign key (citizen_id, question_id) references oversight.questions (citizen_id, id)
);
comment on table oversight.question_events is 'One thing that happened to a citizen''s question, never changed.';

create table oversight.breaches (
  id uuid primary key,
  party_id uuid not null,
  number int not null constraint breach_number_counts_from_one check (number >= 1),
  unit_id uuid not null,
  title text not null,
  aware_at timestamptz not null,
  review_id uuid,
  risk text constraint risk_is_known check (risk in ('none', 'risk', 'high')),
  attention_at timestamptz,
  opened_at timestamptz not null,
  closed_at timestamptz,
  version int not null constraint breach_version_counts_events check (version >= 1),
  constraint one_number_per_breach_of_a_party unique (party_id, number),
  constraint nobody_knew_before_it_was_opened check (aware_at <= opened_at),
  constraint only_an_open_breach_awaits_the_clock check (closed_at is null or attention_at is null)
) with (fillfactor = 80);
comment on table oversight.breaches is
  'A breach of personal data security in the register of a party (GDPR article 33(5)), as its entries add up to: a cache for reading.';
create index breaches_awaiting_the_clock on oversight.breaches (attention_at) where attention_at is not null;

create table oversight.breach_events (
  breach_id uuid not null constraint entry_belongs_to_a_breach references oversight.breaches (id),
  sequence int not null constraint breach_sequence_counts_from_one check (sequence >= 1),
  type text not null,
  at timestamptz not null,
  data jsonb not null,
  primary key (breach_id, sequence)
);
comment on table oversight.breach_events is 'One entry in the register about a breach, never changed. Names no citizen.';

create table oversight.notices (
  id uuid primary key,
  kind text not null
    constraint oversight_notice_kind_is_known check (kind in (
      'review-overdue', 'review-unjustified', 'training-needed', 'question-overdue', 'breach-opened', 'breach-overdue',
      'nobody-to-review')),
  to_function text not null,
  party_id uuid not null,
  unit_id uuid not null,
  about_id uuid not null,
  at timestamptz not null
);
comment on table oversight.notices is
  'Leaders of a unit, or those with a function in a party, must know of a review, a question or a breach. Never changed; that it was seen is a row of its own.';
create index notices_of_party on oversight.notices (party_id, at desc);

create table oversight.notice_readings (
  notice_id uuid primary key constraint reading_is_of_a_notice references oversight.notices (id),
  at timestamptz not null,
  person_id uuid not null,
  name text not null
);
comment on table oversight.notice_readings is 'Somebody has read a notice. Never changed.';

grant select, insert, update on oversight.reviews, oversight.questions, oversight.breaches to sammenhaeng_program;
grant select, insert on oversight.review_events, oversight.review_looks, oversight.runs, oversight.question_events,
  oversight.breach_events, oversight.notices, oversight.notice_readings to sammenhaeng_program;
