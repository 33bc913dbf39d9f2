-- Runs beside the old program: yes (first release).

create schema agreement;
comment on schema agreement is 'What the communities have agreed: the catalogue of services and the health agreements, by version.';
grant usage on schema agreement to sammenhaeng_program;

create table agreement.documents (
  kind text not null
    constraint kind_of_document_is_known check (kind in ('catalogue', 'agreement')),
  id text not null,
  version integer not null constraint version_counts_from_one check (version >= 1),
  checksum text not null,
  document jsonb not null,
  published_at timestamptz not null,
  constraint a_published_version_stands primary key (kind, id, version)
);
comment on table agreement.documents is
  'One published version of a part of the catalogue or of a health agreement. Never changed and never removed: a change is a new version.';

grant select, insert on agreement.documents to sammenhaeng_program;
