-- Runs beside the old program: yes.

create table message.definition_packages (
  name text not null
    constraint package_has_a_name check (btrim(name) <> ''),
  version text not null
    constraint package_has_a_version check (btrim(version) <> ''),
  imported_at timestamptz not null,
  definitions integer not null,
  sha256 bytea not null
    constraint package_checksum_is_sha256 check (octet_length(sha256) = 32),
  content bytea not null,
  primary key (name, version)
);
alter table message.definition_packages alter column content set storage external;
comment on table message.definition_packages is
  'Published packages of profiles and codes an operator has loaded. A version is never changed: several lie side by side, and each standard is judged by its own.';
comment on column message.definition_packages.content is
  'The definitions as JSON, gzip: without what only people read.';
comment on column message.definition_packages.sha256 is 'Of the definitions as they are kept, before compression.';

grant select, insert on message.definition_packages to sammenhaeng_program;
