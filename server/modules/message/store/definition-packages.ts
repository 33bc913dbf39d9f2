import type { Instant } from '../../../../kernel/instant.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'

/** A loaded package, without its content. */
export interface LoadedPackage {
  readonly name: string
  readonly version: string
  readonly importedAt: Instant
  /** How many definitions it holds. */
  readonly definitions: number
  readonly sha256: Buffer
}

export interface NewPackage extends LoadedPackage {
  /** JSON, gzip. */
  readonly content: Buffer
}

/**
 * Keeps a package version, once.
 * @returns the checksum it is kept with: another one when that version was there with other content
 */
export async function keepPackage(shell: Shell, loaded: NewPackage): Promise<Buffer> {
  await shell.db.execute(sql`
    insert into message.definition_packages (name, version, imported_at, definitions, sha256, content)
    values (${loaded.name}, ${loaded.version}, ${loaded.importedAt}, ${loaded.definitions}, ${loaded.sha256}, ${loaded.content})
    on conflict (name, version) do nothing`)
  const { sha256 } = await shell.db.one<{ sha256: Buffer }>(sql`
    select sha256
    from message.definition_packages
    where name = ${loaded.name} and version = ${loaded.version}`)
  return sha256
}

/** How many package versions are kept: it changes with each that is loaded, since none is ever changed or removed. */
export async function countPackages(shell: Shell): Promise<number> {
  const { count } = await shell.db.one<{ count: number }>(sql`
    select count(*) from message.definition_packages`)
  return count
}

export function listPackages(shell: Shell): Promise<LoadedPackage[]> {
  return shell.db.query<LoadedPackage>(sql`
    select name, version, imported_at as "importedAt", definitions, sha256
    from message.definition_packages
    order by name, version`)
}

/** The content of those that are wanted, as `name#version`. */
export function readPackages(
  shell: Shell,
  wanted: readonly string[],
): Promise<{ name: string; version: string; content: Buffer }[]> {
  return shell.db.query(sql`
    select name, version, content
    from message.definition_packages
    where name || '#' || version = any(${wanted})`)
}
