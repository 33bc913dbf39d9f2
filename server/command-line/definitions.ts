import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import {
  DefinitionsError,
  importDefinitions,
  importedValidators,
  listDefinitions,
  noValidators,
  type ProfileValidators,
} from '../modules/message/index.ts'
import type { CommandContext, Run } from './main.ts'
import { exitCode } from './output.ts'
import { withShell } from './somebody.ts'

/** `definitions import | list`. */
export function definitionsCommand(run: Run): Command {
  const command = new Command('definitions').description(
    'load the published packages of profiles and codes messages are judged by',
  )
  command
    .command('import')
    .description('load a package; a version that is there already is never changed')
    .argument('<package>', 'a package.tgz, the folder of one, or a folder with sets.json and many')
    .action(run(importPackages))
  command
    .command('list')
    .description('what is loaded, and which standards are judged in full')
    .action(run(listLoaded))
  return command
}

async function importPackages({ settings, output }: CommandContext, path: string): Promise<number> {
  try {
    return await withShell(settings, async (shell) => {
      const packages = await importDefinitions(shell, path)
      output.data({ packages })
      for (const { name, version, definitions } of packages)
        output.say(`${name} ${version}: ${definitions} definitions`)
      output.say('A server that runs takes them in by itself, within a quarter of a minute.')
      return exitCode.done
    })
  } catch (fault) {
    if (!(fault instanceof DefinitionsError)) throw fault
    output.complain(fault.message)
    return exitCode.usage
  }
}

async function listLoaded({ settings, output }: CommandContext): Promise<number> {
  return withShell(settings, async (shell) => {
    const loaded = await listDefinitions(shell)
    for (const { name, version, definitions } of loaded.packages)
      output.say(`${name} ${version}: ${definitions} definitions`)
    for (const { name, missing } of loaded.standards)
      output.say(
        missing.length === 0
          ? `✓ ${name}: judged by its profiles`
          : `✗ ${name}: judged only by what we read ourselves; missing ${missing.join(', ')}`,
      )
    output.data(loaded)
    return exitCode.done
  })
}

/** The profiles an operator has loaded; none where there is no database, or none that can be reached. */
export async function loadedValidators({ settings, output }: CommandContext): Promise<ProfileValidators> {
  // The embedded server leaves its mark in the folder whenever it has run.
  const isThere =
    settings.DATABASE_URL !== undefined || existsSync(join(settings.DATA_DIR, 'postgres-owner.pid'))
  if (!isThere) return noValidators
  try {
    return await withShell(settings, importedValidators)
  } catch (fault) {
    output.complain(`The loaded packages cannot be read: ${(fault as Error).message}`)
    return noValidators
  }
}
