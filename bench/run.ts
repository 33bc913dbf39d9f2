import { cpus } from 'node:os'
import { openShell, startModules } from '../server/app.ts'
import { modules } from '../server/modules.ts'
import { migrate } from '../server/platform/db/migrate.ts'
import { measureAccess } from './bars/access.ts'
import { measureAccessOfPage } from './bars/access-of-page.ts'
import { measureCitizen } from './bars/citizen.ts'
import { measureIngest } from './bars/ingest.ts'
import { measureListScope } from './bars/list-scope.ts'
import { measureLog } from './bars/log.ts'
import { measurePathways } from './bars/pathways.ts'
import { ceilingFinding, findCeiling } from './bars/raw-commits.ts'
import { measureSending } from './bars/send.ts'
import { measureValidation } from './bars/validation.ts'
import { measureWorklist } from './bars/worklist.ts'
import type { Bench, Finding } from './bench.ts'
import { type BenchDatabase, NotEmptyError, openBenchDatabase } from './database.ts'
import { type BarName, type BenchOptions, barNames, OptionsError, readOptions, usage } from './options.ts'
import { checkPopulation } from './population/check-population.ts'
import { populate } from './population/populate.ts'
import { printTable } from './print.ts'

const bars: Readonly<Record<BarName, (bench: Bench) => Promise<Finding[]>>> = {
  ingest: measureIngest,
  pathways: measurePathways,
  citizen: measureCitizen,
  worklist: measureWorklist,
  access: measureAccess,
  page: measureAccessOfPage,
  log: measureLog,
  scope: measureListScope,
  validation: measureValidation,
  send: measureSending,
}

/** Fills a database, measures the bars on it and prints what came out. Missing a bar is a finding, not a failure. */
async function runBench(options: BenchOptions, opened: BenchDatabase): Promise<void> {
  const say = (line: string): void => {
    if (!options.isJson)
      process.stderr.write(`${((performance.now() - start) / 1000).toFixed(0)} s  ${line}\n`)
  }
  const start = performance.now()
  const { database, settings, durability } = opened
  await migrate(database.owner)
  const shell = openShell(settings, database)
  const stopModules = await startModules(shell, modules)
  say(durability)
  try {
    const population = await populate(shell, database, options, say)
    const bench: Bench = { shell, database, population, options }
    say(`${await checkPopulation(bench, 100)} tasks of 100 citizens are what their history adds up to`)
    const findings: Finding[] = [ceilingFinding(await findCeiling(bench))]
    for (const name of barNames) {
      if (!options.only.includes(name)) continue
      say(name)
      findings.push(...(await bars[name](bench)))
    }
    const { districts: _, ...counted } = population
    const machine = `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`
    process.stdout.write(
      options.isJson
        ? `${JSON.stringify({ machine, durability, seed: options.seed, population: counted, findings })}\n`
        : `\n${machine}\n${durability}\n${counted.citizens} citizens, ${counted.tasks} tasks (${counted.openTasks} open), ${counted.events} events, ${counted.units} units, ${Math.round(counted.size / 1e6)} MB, seed ${options.seed}\n\n${printTable(findings)}\n`,
    )
  } finally {
    await stopModules()
  }
}

/** The bench as a command: 0 when it has measured, 2 when it was asked what it cannot do. */
export async function main(argv: readonly string[]): Promise<number> {
  if (argv.includes('--help')) {
    process.stdout.write(`${usage}\n`)
    return 0
  }
  try {
    const options = readOptions(argv)
    const opened = await openBenchDatabase(options)
    try {
      await runBench(options, opened)
    } finally {
      await opened.close()
    }
    return 0
  } catch (fault) {
    if (!(fault instanceof OptionsError || fault instanceof NotEmptyError)) throw fault
    process.stderr.write(`${fault.message}\n`)
    return 2
  }
}
