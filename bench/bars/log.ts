import { recordDisclosures, sealLog, verifyLog } from '../../server/modules/access/index.ts'
import type { Bench, Finding } from '../bench.ts'
import { rateOf } from '../measure.ts'
import { pickCitizens } from './pick.ts'

const inAStatement = 100

/** How fast the access log is written, sealed and checked. */
export async function measureLog(bench: Bench): Promise<Finding[]> {
  const { shell, database, options } = bench
  const citizens = await pickCitizens(database, 2_000)
  await sealLog(shell)
  const statements = await rateOf(
    (index) =>
      recordDisclosures(
        shell,
        Array.from({ length: inAStatement }, (_, place) => ({
          citizenId: citizenAt(citizens, index * inAStatement + place),
          kind: 'ADM',
          purpose: 'message-exchange',
          object: 'STIN',
          by: 'bench',
        })),
      ),
    { callers: 2, seconds: options.seconds },
  )
  const sealing = await perSecond(() => sealLog(shell))
  const checking = await perSecond(async () => {
    const { records, faults } = await verifyLog(shell)
    if (faults.length > 0) throw new Error(`the log of the bench is not whole: ${faults[0]?.text}`)
    return records
  })
  return [
    rate(
      'records written',
      `${inAStatement} in a statement and a commit, each with its digest`,
      statements * inAStatement,
    ),
    rate('records sealed', `${sealing.count} records, in seals of 5,000`, sealing.perSecond),
    rate(
      'records verified',
      `${checking.count} records, each digest and the chain worked out again`,
      checking.perSecond,
    ),
  ]
}

function citizenAt(citizens: Awaited<ReturnType<typeof pickCitizens>>, index: number) {
  const citizen = citizens[index % citizens.length]
  if (citizen === undefined) throw new Error('a country has citizens')
  return citizen.citizenId
}

async function perSecond(work: () => Promise<number>): Promise<{ count: number; perSecond: number }> {
  const start = performance.now()
  const count = await work()
  return { count, perSecond: (count / (performance.now() - start)) * 1000 }
}

function rate(what: string, how: string, perSecond: number): Finding {
  return { what, how, measured: `${Math.round(perSecond)} a second`, numbers: { perSecond } }
}
