import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { publishExemptions } from '../modules/access/index.ts'
import { ContentError } from '../platform/content-file.ts'
import type { CommandContext, Run } from './main.ts'
import { exitCode } from './output.ts'
import { withShell } from './somebody.ts'

/** `access publish-exemptions`. */
export function accessCommand(run: Run): Command {
  const command = new Command('access').description('publish trials that exempt from a rule')
  command
    .command('publish-exemptions')
    .description('put the trials of a file into force from their first day to their last')
    .argument('<file>', 'YAML; content/access/exemptions/README.md shows how it is written')
    .option('--dry-run', 'only check, and name the line of every fault')
    .action(run(publishExemptionsCommand))
  return command
}

async function publishExemptionsCommand(
  { settings, output }: CommandContext,
  path: string,
  options: { dryRun?: boolean },
): Promise<number> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (fault) {
    output.complain(`${path} cannot be read (${(fault as NodeJS.ErrnoException).code}).`)
    return exitCode.usage
  }
  return withShell(settings, async (shell) => {
    try {
      const isDryRun = options.dryRun === true
      const { published, unchanged } = await publishExemptions(shell, { name: path, text }, { isDryRun })
      for (const { id, version } of published)
        output.say(`${isDryRun ? 'would be published' : 'published'}: ${id} version ${version}`)
      for (const { id, version } of unchanged) output.say(`published before: ${id} version ${version}`)
      output.data({ published, unchanged, isDryRun })
      return exitCode.done
    } catch (fault) {
      if (!(fault instanceof ContentError)) throw fault
      output.complain(fault.message)
      output.data({ faults: fault.faults })
      return exitCode.found
    }
  })
}
